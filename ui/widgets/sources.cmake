foreach(name IN ITEMS avatar banner button card choice datefield flowrow formfield iconview key keyboard layers maskednumber navrail numberfield numberpad overlay pageheader paint people pill pinpad progressoverlay rowlist scrollarea searchfield stepper textfield textlabel tile toast topbar)
    list(APPEND kit_sources widgets/${name}.cpp widgets/${name}.h)
endforeach()
list(APPEND kit_sources widgets/keyboarddock.cpp widgets/tone.h)
