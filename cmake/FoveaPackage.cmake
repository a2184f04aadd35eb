# SPDX-License-Identifier: GPL-3.0-or-later
# What a package holds besides program and libraries. `cmake --preset package`, build it, then
# `cpack --config build/package/CPackConfig.cmake`.
install(FILES README.md CHANGELOG.md DESTINATION share/doc/fovea)
install(FILES LICENSE DESTINATION share/doc/fovea RENAME copyright)

set(CPACK_PACKAGE_NAME fovea)
set(CPACK_PACKAGE_CONTACT "The authors of Fovea <fovea@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Build, train and look inside convolutional networks")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR})
set(CPACK_GENERATOR TGZ)
find_program(FOVEA_SHLIBDEPS dpkg-shlibdeps)
if(FOVEA_SHLIBDEPS)
  list(APPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/lib)
# What the program opens at run time: drawings of its icons, its typefaces.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libqt6svg6, fonts-noto-core, fonts-dejavu-core, fonts-stix")
include(CPack)
