foreach(name IN ITEMS appearance calibratedialog conflictcard conflictsscreen desk draftsdialog focuskeeper hiddencover homescreen idlewatch mainwindow office operatorscard pageframe pincard pinscreen pinwords roletext scanner senddatascreen settingsscreen shellpages signinscreen switches syncwords)
    list(APPEND screen_sources shell/${name}.cpp shell/${name}.h)
endforeach()
