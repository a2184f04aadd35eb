<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>CalloutItem</name>
    <message>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WireItem</name>
    <message>
        <source>class
scores</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea</name>
    <message>
        <source>%1 needs a value that is not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3, not “%4”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes a number from %2 to %3, not “%4”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes one of %2, not “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes height, width and channels as in 32x32x3, not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not know the option %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not know the option %2. Did you mean %3?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs more: fovea %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no use for “%2”: fovea %1 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs %2: fovea %1 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training diverged at step %1 (loss %2): the numbers of “%3” grew beyond all bounds. Start again with a learning rate a tenth as large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training diverged at step %1 (loss %2): the numbers grew beyond all bounds. Start again with a learning rate a tenth as large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file “%1”. Check the spelling and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read: %2. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written: %2. Choose another folder or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder “%1”. Create it or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: “%1” needs %2 bytes. Free some space or choose another disk; what was there before is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at your request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither a data set that Fovea knows (builtin, cifar10, mnist, fashion-mnist) nor a file or folder with one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set “%1” is not on this computer. Searched:
%2
Get it with “fovea data fetch %1” where a download is offered, or set FOVEA_DATA to the folder that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” ends too early: at byte %2 another %3 bytes were expected and %4 are there. Copy or fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” should have %2 bytes and has %3. Copy or fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record %2 of “%1” has the label %3, but the largest allowed is %4. The file is damaged or of another kind; copy or fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not begin as a file of this kind: expected the magic number %2, found %3. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images in “%1” differ in size: %2 expected, %3 found. Give images of one size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds %2 images, but “%3” holds %4 labels. The two files must belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds no images. Choose another file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” should hold %2 class names, one a line, and holds %3. Copy or fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive “%1” can&apos;t be unpacked: %2. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive “%1” lacks “%2”. Fetch it again from its official source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the archive “%1”, “%2” should have %3 bytes and has %4. Fetch it again from its official source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the file that was expected: its SHA-256 is %3 instead of %2. It was not unpacked; fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read as an image: %2. Save it as PNG or JPEG and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image “%1” is too large: %2 × %3 pixels, and %4 are allowed. Scale it down first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither a network of the cabinet nor a file. “fovea --help” lists the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network can&apos;t run: “%1” has a problem. “fovea describe” and the Build workspace show it with its arithmetic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network takes images of %1, but the data has %2. Change the network&apos;s input layer or choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gives %1 scores, but the data has %2 classes. Give its last layer as many units as there are classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not valid JSON: at byte %2, %3. Correct the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In “%1” the field “%2” can&apos;t be used: %3. Correct the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%2” is not allowed for %1: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs %1 bytes of memory and %2 are free. Choose a smaller batch or a smaller network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a sound Fovea project: %2. Use a copy of the file, if you have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was written by a newer Fovea (file version %2; this program understands up to %3). Update Fovea to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not saved: names, notes and canvas take %2 bytes, and a project holds %3. Shorten the notes, or use fewer layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds a network without weights. Train it first: “fovea train %1 --data builtin --out %1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lacks the tensor “%2”. Use a copy of the file, if you have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In “%1” the tensor “%2” should be %3 and is %4. The file does not belong to this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be exported (%2). Remove it from the network, or save the project instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t be resumed here: %2. Use the network, data and options that it was saved with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to %1: %2. Check the network and try again; what has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered %2 for %1. Try again later, or fetch the file by hand and put it into the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of %1 stopped after %3 of %2 bytes. Try again: it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown fault %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv 2-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global average pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global avg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of each map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to a vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip + path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells show two digits, the sums use all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels as the network sees them: standardised. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply cell by cell, add the %1 products, then the bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply cell by cell, then add the %1 products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ActionTable</name>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export ONNX…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In&amp;spector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tidy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Fovea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::BuildEditor</name>
    <message>
        <source>Repair %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::BuildWorkspace</name>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::CanvasScene</name>
    <message>
        <source>identity skip · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::CanvasToolbar</name>
    <message>
        <source>Volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers as boxes whose sides are their outputs&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers as blocks of one size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ClassBars</name>
    <message>
        <source>Class scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct, with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong: it is an %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong: it is a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an image to see its scores.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::CommandText</name>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ConfusionView</name>
    <message>
        <source>Validation by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right per class: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 images of %3 were recognised (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 images of %3 were taken for %5 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears after the first epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::CurvePlot</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between a linear and a logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy · smoothing %1 ·</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 epochs: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>val %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>val</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>val, epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · batch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::DataArgumentText</name>
    <message>
        <source> opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::DataVerb</name>
    <message>
        <source>not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by Fovea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not here; fetch it with: fovea data fetch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 training and %3 test images of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“data” takes list, info DATA or fetch NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists data sets, counts one, or fetches one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::DatasetMenu</name>
    <message>
        <source>Get %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a data set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::DescribeVerb</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters, %2 multiply-accumulates and %3 of activations for one image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to train it with batches of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network can&apos;t run yet.
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists the layers with shapes, parameters and receptive fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::Dispatch</name>
    <message>
        <source>Fovea builds, trains and explains convolutional networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NETWORK  %1; or a file (.fovea, network .json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DATA     %1; or a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MODEL    a .fovea file with weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks of the cabinet bring their recommended options; the values in brackets hold for others.
Data sets are looked for in $FOVEA_DATA and in the user&apos;s data folder.
Exit status: 0 done, 1 could not, 2 usage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“fovea --help” lists what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither a verb nor a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window opens one file; “%1” is too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Networks train without one: fovea train lenet5 --data builtin --epochs 3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::Document</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::Downloader</name>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only https is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another Fovea is fetching it right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leads on to %1, which isn&apos;t allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer without content</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::EpochTimeline</name>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 epochs done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::EvalVerb</name>
    <message>
        <source> %1 of %2 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy %1, loss %2, on %3 images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measures a trained model on a data set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ExportVerb</name>
    <message>
        <source>Models are exported as ONNX: give --to a name that ends in .onnx, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes a trained model for other programs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::FetchDialog</name>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that every byte is right…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes from %2: %3. It is kept in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What has come so far is kept; the next try goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::FileController</name>
    <message>
        <source>Fovea projects (*.fovea);;Networks (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fovea projects (*.fovea)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX models (*.onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1 with untrained weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its trained weights are not saved yet; without saving, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::FilterGallery</name>
    <message>
        <source>First-layer filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::FixText</name>
    <message>
        <source>Padding %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global average before it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::GradientBars</name>
    <message>
        <source>Gradient magnitude by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean |∂L/∂w|, this batch  ·  tick: epoch maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears with the first batch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::HeaderBar</name>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set: choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lecture  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large type and lines for a lecture hall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ImageSource</name>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a random image of the test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the picture on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image that the network sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::Language</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::LayerStrip</name>
    <message>
        <source>%1 scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, first %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and their maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, map %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an image to see what each layer makes of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::MainWindow</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Fovea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build convolutional networks, watch them learn, look inside.&lt;br&gt;Free software under the GNU General Public License, version 3 or later.&lt;br&gt;Made with Qt %1, QCustomPlot, OpenCV, Eigen and oneTBB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::MapGallery</name>
    <message>
        <source>← → to step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First %1 of %2 maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::MapLegend</name>
    <message>
        <source>Colour scale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::MapStatisticsRow</name>
    <message>
        <source>Statistics of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum %1, mean %2, maximum %3, above zero %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above zero</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::NetworkArgumentText</name>
    <message>
        <source>Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::NetworkCanvas</name>
    <message>
        <source>does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sides are drawn by their square roots, as one is longer than 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a layer here, or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open LeNet-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, output %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layers yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::PatchMatrices</name>
    <message>
        <source>Patch times kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::PatchSums</name>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::PatchView</name>
    <message>
        <source>Hide answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this unit comes about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show ? instead of the sums (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put patch, kernel and sums on the clipboard as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move over a pixel of the map to see how it comes about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::PixelView</name>
    <message>
        <source> · pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row and column %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::PredictVerb</name>
    <message>
        <source>The model takes %1 channels; pictures from files have 1 or 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names what pictures show, most probable first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ProblemSentence</name>
    <message>
        <source>The output&apos;s size is not a whole number: choose padding, kernel or stride so that it divides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole number: choose padding, kernel or stride so that it divides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel is %1 high, its input only %2: choose a smaller kernel or more padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel is %1 wide, its input only %2: choose a smaller kernel or more padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel is %1 high, its input with padding only %2: choose a smaller kernel or more padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel is %1 wide, its input with padding only %2: choose a smaller kernel or more padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 input channels don&apos;t divide into %2 groups (%3): choose a number of groups that divides them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 filters don&apos;t divide into %2 groups (%3): choose a number of filters that the groups divide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 is %2; it must lie between %3 and %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dense layer takes a vector, but %1 comes in: put a flatten layer or global average pooling before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only equal shapes can be added, but %1 and %2 come in: bring one branch to the other&apos;s shape, for instance by a 1 × 1 convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only maps of equal height and width can be stacked, but %1 × %2 and %3 × %4 come in: choose padding or stride so that they agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wired to this layer: draw a connection to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer joins at least %2 inputs, but %1 is wired: draw another connection to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 inputs are wired, but this layer takes %2: delete a connection, or join them by Add or Concat first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output would have %1 values, more than the %2 that Fovea handles: use fewer filters, or a larger stride.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its size is unknown until the layers before it fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no input: drag Image from the palette to its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has %1 inputs: delete all but one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no layers behind its input: drag one onto the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers lead nowhere, but a network has one output: connect or delete the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connections run in a circle: delete one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer leads to no output: connect it or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last layer gives %1, but class scores are a vector: end with a dense layer or global average pooling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel&apos;s height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel&apos;s width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vertical stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>horizontal stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::RateTrack</name>
    <message>
        <source>Learning rate so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from epoch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η so far, epochs 0 to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::RunController</name>
    <message>
        <source>Rewound to the initial weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the data was cancelled. Choose it again to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training has stopped, since the network has changed. Play trains the new one from the weights that still fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network yet. Build one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has a misfit. Build shows where, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data is open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::SampleGallery</name>
    <message>
        <source>Worst mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most confident, wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A %1, taken for a %2 with %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 layer needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply–adds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations %1 per image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::ThroughputSpark</name>
    <message>
        <source>Images per second, last 60 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 60 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::TrainVerb</name>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no permission in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no training state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds another network than “%2”. Give the network that it was trained with, or the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken from “%2”, since the run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was trained on %2 so far and goes on with %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was written by another build (%2; this is %3), so the same bits are not promised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network can&apos;t be trained.
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at your request after step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --epochs or --steps, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trains a network; Ctrl-C finishes the step and writes --out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fovea::TrainingReport</name>
    <message>
        <source>epoch %1/%2  step %3/%4  loss %5  accuracy %6  %7 images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1: loss %2, accuracy %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; validation loss %1, accuracy %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> evaluating %1 of %2 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in %1. Test accuracy %2 (loss %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
