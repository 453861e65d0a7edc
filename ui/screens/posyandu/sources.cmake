foreach(file IN ITEMS askcard childqueue growthview guardianask lastsaved measurefield posyanduscreen queuedelegate statusdialog verdictgrid visitform visitpaper)
    list(APPEND screen_sources posyandu/${file}.cpp posyandu/${file}.h)
endforeach()
list(APPEND screen_sources posyandu/posyanduflow.cpp posyandu/visitformwords.cpp)
