foreach(name IN ITEMS avatar banner button card choice datefield formfield iconview navrail numberfield overlay paint pill progressoverlay rowlist scrollarea searchfield stepper textfield textlabel tile toast topbar)
    list(APPEND kit_sources widgets/${name}.cpp widgets/${name}.h)
endforeach()
list(APPEND kit_sources widgets/tone.h)
