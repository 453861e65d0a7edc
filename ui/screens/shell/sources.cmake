foreach(name IN ITEMS appearance calibratedialog conflictcard conflictsscreen desk draftsdialog focuskeeper hiddencover homescreen idlewatch mainwindow office pageframe pincard roletext scanner senddatascreen settingsscreen shellpages signinscreen switches syncwords)
    list(APPEND screen_sources shell/${name}.cpp shell/${name}.h)
endforeach()
