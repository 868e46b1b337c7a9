/** What families type in the gallery: two and three concerns in one message, and one about a named child. */
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
}

export const englishWords: GalleryWords = {
  bus: 'the bus was late',
  and: ' and ',
  meeting: 'I also need the IEP meeting moved to a day when both of us can be there',
  last: ', and ',
  bully: 'how do I report a boy who bullies her',
  teased: 'My son Jayden is teased at lunch every day. Please call 216-555-0187.',
  busAlone: 'The bus is late.',
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
  },
  ar: {
    bus: 'تأخرت الحافلة',
    and: ' و',
    meeting: 'أحتاج أيضًا إلى نقل اجتماع IEP إلى يوم نستطيع فيه الحضور معًا',
    last: '، و',
    bully: 'كيف أبلّغ عن ولد يضايقها',
    teased: 'يسخرون من ابني Jayden كل يوم وقت الغداء. من فضلكم اتصلوا على 216-555-0187.',
    busAlone: 'الحافلة متأخرة.',
  },
  fr: {
    bus: 'le bus était en retard',
    and: ' et ',
    meeting: 'j’ai aussi besoin de déplacer la réunion IEP à un jour où nous pouvons venir tous les deux',
    last: ', et ',
    bully: 'comment signaler un garçon qui l’embête',
    teased: 'On se moque de mon fils Jayden tous les midis. Appelez le 216-555-0187, s’il vous plaît.',
    busAlone: 'Le bus est en retard.',
  },
  ht: {
    bus: 'bis la te an reta',
    and: ' epi ',
    meeting: 'mwen bezwen chanje reyinyon IEP a pou yon jou nou tou de ka vini',
    last: ', epi ',
    bully: 'kijan pou m denonse yon ti gason k ap anmède l',
    teased: 'Yo pase pitit mwen Jayden nan betiz chak midi. Tanpri rele 216-555-0187.',
    busAlone: 'Bis la an reta.',
  },
  ko: {
    bus: '버스가 늦게 왔어요',
    and: ' 그리고 ',
    meeting: '부모가 둘 다 갈 수 있는 날로 IEP 회의를 옮기고 싶어요',
    last: ', 그리고 ',
    bully: '딸을 괴롭히는 남자아이를 어떻게 신고하나요',
    teased: '우리 아들 Jayden이 점심시간마다 놀림을 받아요. 216-555-0187로 전화해 주세요.',
    busAlone: '버스가 안 와요.',
  },
  pt: {
    bus: 'o ônibus atrasou',
    and: ' e ',
    meeting: 'também preciso mudar a reunião do IEP para um dia em que nós dois possamos ir',
    last: ', e ',
    bully: 'como aviso sobre um menino que implica com ela',
    teased: 'Zombam do meu filho Jayden no almoço todo dia. Por favor, ligue para 216-555-0187.',
    busAlone: 'O ônibus está atrasado.',
  },
  ru: {
    bus: 'автобус опоздал',
    and: ' и ',
    meeting: 'ещё мне нужно перенести встречу по IEP на день, когда мы оба сможем прийти',
    last: ', и ',
    bully: 'как сообщить о мальчике, который её обижает',
    teased: 'Моего сына Jayden каждый день дразнят на обеде. Позвоните, пожалуйста, 216-555-0187.',
    busAlone: 'Автобус опаздывает.',
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
  },
  tl: {
    bus: 'nahuli ang bus',
    and: ' at ',
    meeting: 'kailangan ko ring ilipat ang IEP meeting sa araw na makakapunta kaming dalawa',
    last: ', at ',
    bully: 'paano ko irereport ang batang lalaki na nambubully sa kaniya',
    teased: 'Tinutukso ang anak kong si Jayden araw-araw sa tanghalian. Pakitawagan ang 216-555-0187.',
    busAlone: 'Huli ang bus.',
  },
  vi: {
    bus: 'xe buýt đến trễ',
    and: ' và ',
    meeting: 'tôi cũng cần dời buổi họp IEP sang ngày mà cả hai chúng tôi đều đến được',
    last: ', và ',
    bully: 'làm sao để báo về một bạn trai bắt nạt cháu',
    teased: 'Con trai tôi Jayden bị trêu chọc mỗi ngày vào giờ ăn trưa. Xin gọi số 216-555-0187.',
    busAlone: 'Xe buýt đến trễ.',
  },
  zh: {
    bus: '校车晚到了',
    and: '，还有',
    meeting: '我想把 IEP 会议改到我们两个人都能来的日子',
    last: '，另外',
    bully: '怎样报告一个欺负她的男孩',
    teased: '我儿子 Jayden 每天吃午饭时被人取笑。请打 216-555-0187。',
    busAlone: '校车还没来。',
  },
  'zh-Hant': {
    bus: '校車晚到了',
    and: '，還有',
    meeting: '我想把 IEP 會議改到我們兩個人都能來的日子',
    last: '，另外',
    bully: '怎樣報告一個欺負她的男孩',
    teased: '我兒子 Jayden 每天吃午飯時被人取笑。請打 216-555-0187。',
    busAlone: '校車還沒來。',
  },
}

/** English for a language that has none, such as the pseudo-language. */
export const galleryWords = (lang: string): GalleryWords => others[lang] ?? englishWords
