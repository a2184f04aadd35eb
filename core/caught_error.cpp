// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/caught_error.h"

#include <new>
#include <string>
#include <system_error>

#include "core/memory.h"

namespace fovea {

Error errorOf(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const std::system_error& error) {
        // What std::thread throws; from a file or a socket it would have become an Error there.
        if (error.code() == std::errc::resource_unavailable_try_again) return ErrorCode::NoMoreThreads;
        return {ErrorCode::Unexpected, {std::string(error.what())}};
    } catch (const std::exception& error) {
        return {ErrorCode::Unexpected, {std::string(error.what())}};
    } catch (...) {
        return {ErrorCode::Unexpected, {std::string("unknown exception")}};
    }
}

}  // namespace fovea
