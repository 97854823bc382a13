<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>BatchCheckDialog</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n task(s)</source>
        <translation>
            <numerusform>in %n task</numerusform>
            <numerusform>in %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message numerus="yes">
        <source>%n parcel(s) of finished work</source>
        <translation>
            <numerusform>%n parcel of finished work</numerusform>
            <numerusform>%n parcels of finished work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s)</source>
        <translation>
            <numerusform>%n judgment</numerusform>
            <numerusform>%n judgments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them skipped</source>
        <translation>
            <numerusform>%n of them skipped</numerusform>
            <numerusform>%n of them skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
            <numerusform>%n unfinished</numerusform>
            <numerusform>%n unfinished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliveryPanel</name>
    <message numerus="yes">
        <source>%n task(s) came back</source>
        <translation>
            <numerusform>%n task came back</numerusform>
            <numerusform>%n tasks came back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s)</source>
        <translation>
            <numerusform>%n judgment</numerusform>
            <numerusform>%n judgments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliveryScreen</name>
    <message numerus="yes">
        <source>%n parcel(s) sent again.</source>
        <translation>
            <numerusform>%n parcel sent again.</numerusform>
            <numerusform>%n parcels sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) saved</source>
        <translation>
            <numerusform>%n parcel saved</numerusform>
            <numerusform>%n parcels saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message numerus="yes">
        <source>… %n word(s) …</source>
        <translation>
            <numerusform>… %n word …</numerusform>
            <numerusform>… %n words …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorHeader</name>
    <message numerus="yes">
        <source>%n word(s) added</source>
        <translation>
            <numerusform>%n word added</numerusform>
            <numerusform>%n words added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) removed</source>
        <translation>
            <numerusform>%n word removed</numerusform>
            <numerusform>%n words removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamPage</name>
    <message numerus="yes">
        <source>A test of %n task(s).</source>
        <translation>
            <numerusform>A test of %n task.</numerusform>
            <numerusform>A test of %n tasks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n record(s) written</source>
        <translation>
            <numerusform>%n record written</numerusform>
            <numerusform>%n records written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by rule</source>
        <translation>
            <numerusform>%n left out by rule</numerusform>
            <numerusform>%n left out by rule</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPane</name>
    <message numerus="yes">
        <source>%n undecided</source>
        <translation>
            <numerusform>%n undecided</numerusform>
            <numerusform>%n undecided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message numerus="yes">
        <source>{file}: a batch of %n task(s).</source>
        <translation>
            <numerusform>{file}: a batch of %n task.</numerusform>
            <numerusform>{file}: a batch of %n tasks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlainEditor</name>
    <message numerus="yes">
        <source>Too long to paste here: %n character(s)</source>
        <translation>
            <numerusform>Too long to paste here: %n character</numerusform>
            <numerusform>Too long to paste here: %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepetitionsDialog</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s)</source>
        <translation>
            <numerusform>%n response</numerusform>
            <numerusform>%n responses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepetitionsScreen</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResponseCard</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message numerus="yes">
        <source>%n task(s) unfinished. Nothing can be changed afterwards.</source>
        <translation>
            <numerusform>%n task is unfinished. Nothing can be changed afterwards.</numerusform>
            <numerusform>%n tasks are unfinished. Nothing can be changed afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test is handed in. %n task(s) were unfinished and went as they stood.</source>
        <translation>
            <numerusform>The test is handed in. %n task was unfinished and went as it stood.</numerusform>
            <numerusform>The test is handed in. %n tasks were unfinished and went as they stood.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpansSection</name>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>Delivery: %n waiting</source>
        <translation>
            <numerusform>Delivery: %n waiting</numerusform>
            <numerusform>Delivery: %n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivered</source>
        <translation>
            <numerusform>%n delivered</numerusform>
            <numerusform>%n delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>%n confirmed</numerusform>
            <numerusform>%n confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskNotices</name>
    <message numerus="yes">
        <source>%n finished task(s) stand in the database only: the copy beside it cannot be written. Make room on the disk and it is made up for by itself.</source>
        <translation>
            <numerusform>%n finished task stands in the database only: the copy beside it cannot be written. Make room on the disk and it is made up for by itself.</numerusform>
            <numerusform>%n finished tasks stand in the database only: the copy beside it cannot be written. Make room on the disk and it is made up for by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextNotice</name>
    <message numerus="yes">
        <source>%n hidden character(s) shown as marks.</source>
        <translation>
            <numerusform>%n hidden character shown as a mark.</numerusform>
            <numerusform>%n hidden characters shown as marks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message numerus="yes">
        <source>%n new word(s)</source>
        <translation>
            <numerusform>%n new word</numerusform>
            <numerusform>%n new words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>check</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comparison</name>
    <message numerus="yes">
        <source>%n parcel(s) are there exactly as delivered</source>
        <translation>
            <numerusform>%n parcel is there exactly as delivered</numerusform>
            <numerusform>%n parcels are there exactly as delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n parcel(s) a receipt came before; they are not looked for.</source>
        <translation>
            <numerusform>For %n parcel a receipt came before; it is not looked for.</numerusform>
            <numerusform>For %n parcels a receipt came before; they are not looked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) went to another target before. They count as delivered there and are not looked for here.</source>
        <translation>
            <numerusform>%n parcel went to another target before. It counts as delivered there and is not looked for here.</numerusform>
            <numerusform>%n parcels went to another target before. They count as delivered there and are not looked for here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>delivery</name>
    <message numerus="yes">
        <source>The same goes for %n more parcel(s).</source>
        <translation>
            <numerusform>The same goes for %n more parcel.</numerusform>
            <numerusform>The same goes for %n more parcels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s) delivered and read back</source>
        <translation>
            <numerusform>%n judgment delivered and read back</numerusform>
            <numerusform>%n judgments delivered and read back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new batch(es) came.</source>
        <translation>
            <numerusform>%n new batch came.</numerusform>
            <numerusform>%n new batches came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) were confirmed.</source>
        <translation>
            <numerusform>%n parcel was confirmed.</numerusform>
            <numerusform>%n parcels were confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) came back with a remark.</source>
        <translation>
            <numerusform>%n task came back with a remark.</numerusform>
            <numerusform>%n tasks came back with a remark.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are not wanted any more; what you wrote is kept.</source>
        <translation>
            <numerusform>%n task is not wanted any more; what you wrote is kept.</numerusform>
            <numerusform>%n tasks are not wanted any more; what you wrote is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assigned file(s) are not at the target any more. Nothing was removed here; if that is odd, ask whoever keeps it.</source>
        <translation>
            <numerusform>%n assigned file is not at the target any more. Nothing was removed here; if that is odd, ask whoever keeps it.</numerusform>
            <numerusform>%n assigned files are not at the target any more. Nothing was removed here; if that is odd, ask whoever keeps it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them held only work that had come before; it counts once.</source>
        <translation>
            <numerusform>%n of them held only work that had come before; it counts once.</numerusform>
            <numerusform>%n of them held only work that had come before; it counts once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s) do not count: another one of yours for the same task came first.</source>
        <translation>
            <numerusform>%n judgment does not count: another one of yours for the same task came first.</numerusform>
            <numerusform>%n judgments do not count: others of yours for the same tasks came first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is off by %n minute(s).</source>
        <translation>
            <numerusform>The server&apos;s clock is off by %n minute.</numerusform>
            <numerusform>The server&apos;s clock is off by %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>doubt_words</name>
    <message numerus="yes">
        <source>%n task(s) in a row, this one included, have the very same ratings.</source>
        <translation>
            <numerusform>%n task in a row, this one included, has the very same ratings.</numerusform>
            <numerusform>%n tasks in a row, this one included, have the very same ratings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposed mark(s) were not looked at.</source>
        <translation>
            <numerusform>%n proposed mark was not looked at.</numerusform>
            <numerusform>%n proposed marks were not looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You were quick for %n word(s). If you know this task, go on; only you see this.</source>
        <translation>
            <numerusform>You were quick for %n word. If you know this task, go on; only you see this.</numerusform>
            <numerusform>You were quick for %n words. If you know this task, go on; only you see this.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message numerus="yes">
        <source>%n task(s) of it came back with a remark; the rest is confirmed.</source>
        <translation>
            <numerusform>%n task of it came back with a remark; the rest is confirmed.</numerusform>
            <numerusform>%n tasks of it came back with a remark; the rest is confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n judgment(s) of it one had come before; what came first counts.</source>
        <translation>
            <numerusform>For %n judgment of it one had come before; what came first counts.</numerusform>
            <numerusform>For %n judgments of it others had come before; what came first counts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message numerus="yes">
        <source>%n place(s) in “{title}”</source>
        <translation>
            <numerusform>%n place in “{title}”</numerusform>
            <numerusform>%n places in “{title}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more word(s) in “{title}”</source>
        <translation>
            <numerusform>%n more word in “{title}”</numerusform>
            <numerusform>%n more words in “{title}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) less in “{title}”</source>
        <translation>
            <numerusform>%n word less in “{title}”</numerusform>
            <numerusform>%n words less in “{title}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) in “{title}”</source>
        <translation>
            <numerusform>%n point in “{title}”</numerusform>
            <numerusform>%n points in “{title}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still missing: {first} and %n more</source>
        <translation>
            <numerusform>Still missing: {first} and %n more</numerusform>
            <numerusform>Still missing: {first} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message numerus="yes">
        <source>%n judgment(s) came back from the journal.</source>
        <translation>
            <numerusform>%n judgment came back from the journal.</numerusform>
            <numerusform>%n judgments came back from the journal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) must be imported again.</source>
        <translation>
            <numerusform>%n batch must be imported again.</numerusform>
            <numerusform>%n batches must be imported again.</numerusform>
        </translation>
    </message>
</context>
</TS>
