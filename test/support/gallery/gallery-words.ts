import { tidyText } from '../../../src/platform/text/tidy-text.js'

/** What families type in the gallery: several concerns in one message, one about a named child, danger, and searches. */
export interface GalleryWords {
  bus: string
  /** Between two concerns. */
  and: string
  meeting: string
  /** Before the third. */
  last: string
  bully: string
  teased: string
  busAlone: string
  worried: string
  /** With a space behind it, if the language has one. */
  sad: string
  lostPass: string
  killHimself: string
  /** A word to search for. */
  nurse: string
}

export const englishWords: GalleryWords = {
  bus: 'the bus was late',
  and: ' and ',
  meeting: 'I also need the IEP meeting moved to a day when both of us can be there',
  last: ', and ',
  bully: 'how do I report a boy who bullies her',
  teased: 'My son Jayden is teased at lunch every day. Please call 216-555-0187.',
  busAlone: 'The bus is late.',
  worried: 'My son says he wants to kill himself',
  sad: 'He is so sad. ',
  lostPass: 'my son lost his bus pass again',
  killHimself: 'he wants to kill himself',
  nurse: 'nurse',
}

const others: Readonly<Record<string, GalleryWords>> = {
  es: {
    bus: 'el autobús llegó tarde',
    and: ' y ',
    meeting: 'también necesito cambiar la reunión del IEP a un día en que podamos ir los dos',
    last: ', y ',
    bully: 'cómo aviso de un niño que la molesta',
    teased: 'A mi hijo Jayden lo molestan en el almuerzo todos los días. Por favor llame al 216-555-0187.',
    busAlone: 'El autobús no llega.',
    worried: 'Mi hijo dice que se quiere matar',
    sad: 'Está muy triste. ',
    lostPass: 'mi hijo perdió otra vez su pase del autobús',
    killHimself: 'se quiere matar',
    nurse: 'enfermera',
  },
  ar: {
    bus: 'تأخرت الحافلة',
    and: ' و',
    meeting: 'أحتاج أيضًا إلى نقل اجتماع IEP إلى يوم نستطيع فيه الحضور معًا',
    last: '، و',
    bully: 'كيف أبلّغ عن ولد يضايقها',
    teased: 'يسخرون من ابني Jayden كل يوم وقت الغداء. من فضلكم اتصلوا على 216-555-0187.',
    busAlone: 'الحافلة متأخرة.',
    worried: 'ابني يقول إنه يريد أن يقتل نفسه',
    sad: 'إنه حزين جدًا. ',
    lostPass: 'أضاع ابني بطاقة الحافلة مرة أخرى',
    killHimself: 'يريد أن يقتل نفسه',
    nurse: 'ممرضة',
  },
  fr: {
    bus: 'le bus était en retard',
    and: ' et ',
    meeting: 'j’ai aussi besoin de déplacer la réunion IEP à un jour où nous pouvons venir tous les deux',
    last: ', et ',
    bully: 'comment signaler un garçon qui l’embête',
    teased: 'On se moque de mon fils Jayden tous les midis. Appelez le 216-555-0187, s’il vous plaît.',
    busAlone: 'Le bus est en retard.',
    worried: 'Mon fils dit qu’il veut se tuer',
    sad: 'Il est si triste. ',
    lostPass: 'mon fils a encore perdu sa carte de bus',
    killHimself: 'il veut se tuer',
    nurse: 'infirmière',
  },
  ht: {
    bus: 'bis la te an reta',
    and: ' epi ',
    meeting: 'mwen bezwen chanje reyinyon IEP a pou yon jou nou tou de ka vini',
    last: ', epi ',
    bully: 'kijan pou m denonse yon ti gason k ap anmède l',
    teased: 'Yo pase pitit mwen Jayden nan betiz chak midi. Tanpri rele 216-555-0187.',
    busAlone: 'Bis la an reta.',
    worried: 'Pitit gason m di li vle touye tèt li',
    sad: 'Li tris anpil. ',
    lostPass: 'pitit gason m pèdi kat bis li ankò',
    killHimself: 'li vle touye tèt li',
    nurse: 'enfimyè',
  },
  ko: {
    bus: '버스가 늦게 왔어요',
    and: ' 그리고 ',
    meeting: '부모가 둘 다 갈 수 있는 날로 IEP 회의를 옮기고 싶어요',
    last: ', 그리고 ',
    bully: '딸을 괴롭히는 남자아이를 어떻게 신고하나요',
    teased: '우리 아들 Jayden이 점심시간마다 놀림을 받아요. 216-555-0187로 전화해 주세요.',
    busAlone: '버스가 안 와요.',
    worried: '아들이 자살하고 싶다고 말해요',
    sad: '아이가 너무 슬퍼하고 있어요. ',
    lostPass: '아들이 버스 카드를 또 잃어버렸어요',
    killHimself: '아들이 죽고 싶대요',
    nurse: '간호사',
  },
  pt: {
    bus: 'o ônibus atrasou',
    and: ' e ',
    meeting: 'também preciso mudar a reunião do IEP para um dia em que nós dois possamos ir',
    last: ', e ',
    bully: 'como aviso sobre um menino que implica com ela',
    teased: 'Zombam do meu filho Jayden no almoço todo dia. Por favor, ligue para 216-555-0187.',
    busAlone: 'O ônibus está atrasado.',
    worried: 'Meu filho diz que quer se matar',
    sad: 'Ele está muito triste. ',
    lostPass: 'meu filho perdeu de novo o passe do ônibus',
    killHimself: 'ele quer se matar',
    nurse: 'enfermeira',
  },
  ru: {
    bus: 'автобус опоздал',
    and: ' и ',
    meeting: 'ещё мне нужно перенести встречу по IEP на день, когда мы оба сможем прийти',
    last: ', и ',
    bully: 'как сообщить о мальчике, который её обижает',
    teased: 'Моего сына Jayden каждый день дразнят на обеде. Позвоните, пожалуйста, 216-555-0187.',
    busAlone: 'Автобус опаздывает.',
    worried: 'Мой сын говорит, что хочет покончить с собой',
    sad: 'Ему очень грустно. ',
    lostPass: 'сын опять потерял проездной на автобус',
    killHimself: 'он хочет покончить с собой',
    nurse: 'медсестра',
  },
  so: {
    bus: 'basku wuu daahay',
    and: ' iyo ',
    meeting: 'waxaan sidoo kale u baahanahay in kulanka IEP loo beddelo maalin aan labadayaduba iman karno',
    last: ', iyo ',
    bully: 'sideen u sheegaa wiil iyada dhiba',
    teased:
      'Wiilkayga Jayden maalin kasta waqtiga qadada ayaa lagu jees jeesaa. Fadlan soo wac 216-555-0187.',
    busAlone: 'Basku wuu daahay.',
    worried: 'Wiilkaygu wuxuu yiri waxaan rabaa inaan is dilo',
    sad: 'Aad buu u murugaysan yahay. ',
    lostPass: 'wiilkaygu mar kale ayuu lumiyay kaarka baska',
    killHimself: 'wuxuu rabaa inuu is dilo',
    nurse: 'kalkaaliso',
  },
  tl: {
    bus: 'nahuli ang bus',
    and: ' at ',
    meeting: 'kailangan ko ring ilipat ang IEP meeting sa araw na makakapunta kaming dalawa',
    last: ', at ',
    bully: 'paano ko irereport ang batang lalaki na nambubully sa kaniya',
    teased: 'Tinutukso ang anak kong si Jayden araw-araw sa tanghalian. Pakitawagan ang 216-555-0187.',
    busAlone: 'Huli ang bus.',
    worried: 'Sabi ng anak ko gusto niyang magpakamatay',
    sad: 'Sobrang lungkot niya. ',
    lostPass: 'nawala na naman ng anak ko ang bus pass niya',
    killHimself: 'gusto na niyang mamatay',
    nurse: 'nars',
  },
  vi: {
    bus: 'xe buýt đến trễ',
    and: ' và ',
    meeting: 'tôi cũng cần dời buổi họp IEP sang ngày mà cả hai chúng tôi đều đến được',
    last: ', và ',
    bully: 'làm sao để báo về một bạn trai bắt nạt cháu',
    teased: 'Con trai tôi Jayden bị trêu chọc mỗi ngày vào giờ ăn trưa. Xin gọi số 216-555-0187.',
    busAlone: 'Xe buýt đến trễ.',
    worried: 'Con trai tôi nói muốn tự tử',
    sad: 'Cháu buồn lắm. ',
    lostPass: 'con trai tôi lại làm mất thẻ xe buýt',
    killHimself: 'cháu muốn tự tử',
    nurse: 'y tá',
  },
  zh: {
    bus: '校车晚到了',
    and: '，还有',
    meeting: '我想把 IEP 会议改到我们两个人都能来的日子',
    last: '，另外',
    bully: '怎样报告一个欺负她的男孩',
    teased: '我儿子 Jayden 每天吃午饭时被人取笑。请打 216-555-0187。',
    busAlone: '校车还没来。',
    worried: '我儿子说他想自杀',
    sad: '他非常难过，什么都不想做。',
    lostPass: '我儿子又把校车卡弄丢了',
    killHimself: '他不想活了',
    nurse: '护士',
  },
  'zh-Hant': {
    bus: '校車晚到了',
    and: '，還有',
    meeting: '我想把 IEP 會議改到我們兩個人都能來的日子',
    last: '，另外',
    bully: '怎樣報告一個欺負她的男孩',
    teased: '我兒子 Jayden 每天吃午飯時被人取笑。請打 216-555-0187。',
    busAlone: '校車還沒來。',
    worried: '我兒子說他想自殺',
    sad: '他非常難過，什麼都不想做。',
    lostPass: '我兒子又把校車卡弄丟了',
    killHimself: '他不想活了',
    nurse: '護士',
  },
}

/** English for a language that has none, such as the pseudo-language. */
export const galleryWords = (lang: string): GalleryWords => others[lang] ?? englishWords

/** Typed alone, or as a part of something longer; the longest first. */
const typed = ['worried', 'lostPass', 'killHimself', 'sad', 'busAlone', 'nurse'] as const

/** A text of the gallery as a family types it in a language. */
export function typedIn(lang: string, english: string): string {
  const own = galleryWords(lang)
  return typed.reduce((text, part) => text.replaceAll(englishWords[part], own[part]), english)
}

/** What was typed in a language, in the English that the sample's danger check and search know. */
export function typedInEnglish(lang: string, text: string): string {
  const own = galleryWords(lang)
  return typed.reduce(
    (left, part) => left.replaceAll(tidyText(own[part]), englishWords[part].trim()),
    tidyText(text),
  )
}
