/** Sentences in other languages with gaps, written for this benchmark like those of `comments/vocabulary.ts`. */
export interface Phrases {
  sentences: readonly string[];
  places: readonly string[];
  people: readonly string[];
}

export const german: Phrases = {
  sentences: [
    'Für {people} wäre es schön, wenn {place} früher öffnen würde, nicht erst um zwölf.',
    'Ich gehe häufig an {place} vorüber und höre dort selten {people} streiten.',
    'Die Gebühren für {place} sind übermäßig gestiegen, das können {people} kaum zahlen.',
    'Natürlich müssen {people} das prüfen, aber {place} gehört nun einmal uns allen.',
    'Warum hat man {people} nicht gefragt, bevor {place} geändert wurde?',
    'Das größte Übel ist doch, dass über {place} ständig geredet und nie etwas getan wird.',
  ],
  places: ['die Straßenbahn', 'das Rathaus', 'der Marktplatz', 'die Brücke', 'das Hallenbad', 'die Bücherei'],
  people: ['Schüler', 'Anwohner', 'Händler', 'Fußgänger', 'ältere Leute', 'Eltern'],
};

export const greek: Phrases = {
  sentences: [
    'Πιστεύω ότι {people} θα προτιμούσαν να μείνει ανοιχτό {place} και το βράδυ.',
    'Κάθε πρωί περνώ από {place} και σπάνια βλέπω εκεί {people}.',
    'Ποιος πλήρωσε τελικά για {place}, αφού {people} δεν το ζήτησαν ποτέ;',
    'Το άρθρο εξηγεί καλά γιατί {place} καθυστέρησε, όμως {people} περιμένουν ακόμη.',
    'Χρόνια τώρα ακούμε για {place} και {people} έχουν κουραστεί πια.',
    'Συμφωνώ με το σχόλιο: {people} χρειάζονται {place} περισσότερο από όλους.',
  ],
  places: ['το λιμάνι', 'η βιβλιοθήκη', 'το γυμναστήριο', 'η πλατεία', 'ο σταθμός', 'το πάρκο'],
  people: ['οι κάτοικοι', 'οι μαθητές', 'οι έμποροι', 'οι οδηγοί', 'οι γονείς', 'οι εργαζόμενοι'],
};

export const russian: Phrases = {
  sentences: [
    'Мне кажется, что {people} давно просили починить {place}, но никто не услышал.',
    'Каждую неделю хожу через {place} и почти не встречаю там {people}.',
    'Сколько стоит {place}, в статье не сказано, а {people} хотели бы знать.',
    'Раньше {place} работал лучше, об этом {people} говорят уже который год.',
    'Не понимаю, почему {people} должны ждать до весны, если {place} готов.',
    'Спасибо за подробный рассказ: теперь ясно, зачем городу {place}.',
  ],
  places: ['новый мост', 'старый рынок', 'вокзал', 'бассейн', 'городской парк', 'трамвай'],
  people: ['жители', 'пенсионеры', 'школьники', 'водители', 'соседи', 'студенты'],
};

export const arabic: Phrases = {
  sentences: [
    'أعتقد أن {people} كانوا يفضلون أن يبقى {place} مفتوحا حتى المساء.',
    'أمر كل صباح قرب {place} ونادرا ما أرى هناك {people}.',
    'من دفع ثمن {place} إذا كان {people} لم يطلبوه أبدا؟',
    'يشرح المقال جيدا سبب تأخر {place} لكن {people} ما زالوا ينتظرون.',
    'منذ سنوات نسمع عن {place} وقد تعب {people} من الوعود.',
    'أوافق على التعليق السابق: {people} بحاجة إلى {place} أكثر من غيرهم.',
  ],
  places: ['الميناء', 'السوق القديم', 'المكتبة', 'المحطة', 'الجسر الجديد', 'الملعب'],
  people: ['السكان', 'الطلاب', 'التجار', 'السائقون', 'الآباء', 'العمال'],
};
