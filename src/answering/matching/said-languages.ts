/** How a family says which language it speaks. A stroke between words; `*` for any ending. Read on folded words. */
export interface SaidLanguage {
  /** The language itself, English, and others, as speakers of it call them. */
  names: string
  /** Names elsewhere that are everyday words here: "hindi" is "not" in Tagalog. */
  notNames?: string
  /** One of these must be said beside a name: to speak, to understand; or whose language it is. */
  speaking: string
  /** Those of them after which a name may belong to the next word: "my English learner". */
  owning?: string
  /** What else may be said: who, where, how well. */
  beside: string
  /** Words that begin another clause. */
  joining: string
  /** Words of a wish to talk, or to have something in one's language: then the language is what it is about. */
  wishes: string
}

/** By language. Names in English and Spanish are also those of `language-names.ts`. */
export const saidLanguages: Readonly<Record<string, SaidLanguage>> = {
  en: {
    names:
      'mixtec|mixteco|zapotec|zapoteco|mam|quechua|nahuatl|karen|igbo|yoruba|twi|hausa|wolof|fulani|pulaar|mongolian|serbian|croatian|greek|hebrew|armenian|georgian|uzbek|kurdish|thai|indonesian|cebuano|ilocano|chuukese|marshallese|samoan|dinka|malayalam|kannada|marathi|sinhala|bulgarian|hungarian|czech|slovak|lithuanian|dutch|maay',
    speaking:
      "speak*|talk|talks|understand|understands|know|knows|don't|dont|language|languages|excuse|sorry|my|our|little",
    owning: 'my|our',
    beside:
      "i|i'm|im|am|we|we're|he's|a|an|the|are|is|isn't|not|no|non|do|don't|dont|does|doesn't|can|can't|cant|cannot|both|only|just|mostly|mainly|also|and|or|but|so|because|since|as|in|at|home|house|household|here|family|families|mom|mother|dad|father|parent|parents|wife|husband|spouse|grandma|grandmother|grandpa|immigrants|first|second|main|native|mother|tongue|very|really|too|that|much|many|any|some|bit|of|well|good|great|perfect|fluent|fluently|bad|poor|broken|weak|limited|basic|enough|yet|still|for|about|please|hi|hello|sir|madam|maam|with|us|all|to|learning|her|his",
    joining: 'and|but|so|because|since',
    wishes:
      'interpret*|translat*|understand*|explain*|meet|meeting|meetings|conference|conferences|talk|talking|speak|speaks|speaking|read it|read them|read the|read this|call me|call us|calls me|calls us|call in|messages|esl|ell|language|languages|english|newcomer',
  },
  es: {
    names:
      'mixteco|zapoteco|mam|quechua|nahuatl|otomi|maya|purepecha|garifuna|aymara|guarani|kanjobal|qeqchi|catalan',
    speaking:
      'hablo|hablamos|habla|hablan|hablando|hablante|hablantes|entiendo|entendemos|se|sabemos|sabe|idioma|lengua|mi|nuestro|poco|perdon|perdone|perdonen|disculpe|disculpen|domino',
    beside:
      'yo|nosotros|nosotras|no|solo|solamente|nada|nomas|unicamente|puro|mas|muy|un|una|poquito|algo|mucho|bien|tanto|todavia|aun|el|la|de|del|en|casa|familia|mama|papa|papas|esposa|esposo|marido|mujer|abuela|hispana|materna|principal|primer|primera|es|son|soy|somos|bueno|buena|malo|mala|mal|basico|limitado|perfecto|por|lo|siento|y|e|o|pero|porque|aqui|hola|buenos|buenas|dias|tardes|con|nuestra|que|ni|hablar|tambien',
    joining: 'y|pero|porque|asi que',
    wishes:
      'interprete*|traduc*|traduz*|entiend*|entender|explic*|junta|juntas|reunion|conferencia|hablar|habla|hable|hablen|me llam*|llamenme|llameme|llamen|leer la|leerla|leer lo|mensajes|idioma|ingles|comunic*|platicar',
  },
  fr: {
    names:
      "francais|anglais|[ld]'anglais|arabe|[ld]'arabe|wolof|lingala|bambara|creole|espagnol|[ld]'espagnol|kabyle|berbere|peul|portugais|swahili|kirundi",
    speaking:
      'parle|parlons|parlent|parlant|comprends|comprenons|comprend|connais|maitrise|langue|mon|notre|excusez|desole|desolee|pardon',
    beside:
      "je|j|nous|on|ne|n'ai|pas|que|seulement|uniquement|juste|peu|un|tres|mal|bien|beaucoup|le|la|n'est|l|d|du|de|des|a|en|maison|chez|famille|mari|femme|mere|pere|maternelle|est|sommes|suis|une|c'est|bon|mauvais|limite|pour|et|mais|ma|bonjour|qu'un|qu|francophone|francophones|encore|ni|surtout|aussi|toute",
    joining: 'et|mais|alors|donc|car',
    wishes:
      'interpret*|tradu*|compren*|expliqu*|reunion|rencontre|parler|parle|appel*|lire|langue|anglais|message|messages',
  },
  pt: {
    names: 'portugues|ingles|crioulo|kriolu|espanhol|frances|brasileiro',
    speaking:
      'falo|falamos|fala|falam|falante|falantes|entendo|entendemos|sei|sabemos|lingua|idioma|meu|nosso|desculpe|desculpa|pouco',
    beside:
      'eu|nos|a|gente|nao|so|somente|apenas|muito|bem|mal|um|uma|pouquinho|quase|nada|o|de|do|da|em|na|no|casa|familia|marido|esposa|mae|pai|materna|e|sou|somos|bom|boa|ruim|fraco|limitado|pelo|por|mas|ainda|minha|nossa|ola|oi|dia|brasileiros|que|falar|aqui',
    joining: 'e|mas|porque|entao',
    wishes:
      'interpret*|tradu*|entend*|explic*|reuniao|conversar|falar|fala|fale|ligam|liguem|ler|lingua|ingles|mensagem|mensagens',
  },
  ht: {
    names: 'kreyol|angle|franse|panyol|ayisyen',
    speaking: 'pale|konprann|konn|lang|angle|eskize|padon',
    beside:
      'nou|mwen|m|mpa|pa|se|selman|selman|sel|yon|ti|kras|tikras|piti|byen|anpil|trew|tro|fo|lakay|kay|la|nan|fanmi|fanm|mari|manman|papa|ki|a|an|menm|bon|epi|men|bonjou|yo|poko|ap|aprann|jis',
    joining: 'epi|men|e|paske',
    wishes: 'entepret*|tradui*|tradik*|konprann|eksplike|reyinyon|pale|rele|lang|angle|mesaj',
  },
  so: {
    names: 'soomaali*|somali*|ingiriis*|ingriis*|english*|carabi*|sawaaxili|swahili|oromo*|amxaari*',
    speaking: 'hadal*|hadl*|ku|aqaan*|aqaanno|naqaan*|aqaano|fahm*|luqad*|luuqad*|af|afka',
    beside:
      'ayaan|ayaanu|ayaynu|baan|baanu|waxaan|waxaanu|waxaynu|waxan|waanu|waan|anagu|annagu|aniga|anigu|anaga|ma|kaliya|keliya|oo|iyo|laakiin|balse|yar|xoogaa|wax|badan|si|fiican|guriga|reer|reerka|qoys*|xaas*|waa|ah|aan|nahay|ahay|in|inyar|salaan|asc|hooyo*|aabbo|aabe|mana',
    joining: 'laakiin|balse|oo|iyo|markaa',
    wishes:
      'turjum*|turjub*|fahm*|sharax*|kulan*|shir*|hadal|hadlo|hadlaa|wac*|akhri*|luqad*|luuqad*|ingiriis*|fariin*',
  },
  tl: {
    notNames: 'hindi',
    names: 'tagalog|filipino|ingles|english|bisaya|cebuano|ilokano|ilocano|kapampangan|ilonggo',
    speaking:
      'salita|nagsasalita|magsalita|wika|lengguwahe|marunong|naiintindihan|nakakaintindi|alam|pasensya|pasensiya|sanay|mag|mahina|magaling',
    beside:
      'ang|ng|sa|namin|ko|kami|ako|hindi|di|po|lang|lamang|kaunti|konti|masyado|masyadong|gaanong|gaano|bahay|pamilya|asawa|nanay|tatay|magulang|na|pa|at|pero|kaya|ay|aming|aking|unang|mga|may|konting|kaunting|hello|amin|akin',
    joining: 'at|pero|kaya|dahil|tapos',
    wishes:
      'interpret*|tagasalin|isalin|salin|translat*|maintindihan|naiintindihan|paliwanag*|ipaliwanag|pulong|meeting|makausap|kausapin|tawag|tumawag|tumatawag|basahin|wika|ingles|english',
  },
  ru: {
    names:
      'русски*|английск*|украинск*|узбекск*|турецк*|молдавск*|грузинск*|армянск*|казахск*|таджикск*|кыргызск*',
    speaking:
      'говорим|говорю|говорит|говорят|понимаю|понимаем|понимает|знаю|знаем|язык*|владею|извините|простите|плох*|слаб*',
    beside:
      'мы|я|у|нас|меня|дома|по|только|немного|мало|хорошо|не|очень|почти|совсем|в|семье|семья|наша|наш|мой|мои|моя|родной|это|и|но|а|за|мама|муж|жена|здравствуите|пока|еще|на|чуть|лишь|все',
    joining: 'и|но|а|поэтому',
    wishes:
      'перевод*|перевес*|понят*|понима*|объясн*|собрани*|встреч*|поговор*|разговар*|звон*|прочита*|язык*|английск*|сообщени*',
  },
  vi: {
    names: 'viet|anh|hoa|phap|khmer|hmong|nung',
    speaking: 'noi|hieu|biet|ngon|xin|gioi|kem|tot',
    beside:
      'toi|chung|gia|dinh|em|minh|khong|chi|tieng|duoc|nhieu|it|mot|chut|o|nha|va|nhung|la|cua|ngu|loi|lam|ranh|vo|chong|me|bo|rat|chua|thoi|chao|van|chinh|cho',
    joining: 'va|nhung|nen|vi',
    wishes:
      'thong dich|phien dich|dich|hieu|giai thich|hop|gap|noi chuyen|goi dien|goi cho|doc thu|doc duoc|tieng anh|tieng viet',
  },
  ko: {
    names: '한국어*|한국말*|영어*|조선말*|조선어*|중국어*',
    speaking:
      '합니다*|해요*|말합니다*|말해요*|말하*|씁니다|써요|쓰*|사용*|못*|할*|몰라*|모릅*|모르*|서툴*|서투*|부족*|하는*|하지*|모국어*|알아*|하고|해서',
    beside:
      '저희*|우리*|저는|저|제|제가|나는|집에서*|집*|가족*|가정*|조금*|잘|거의|만|밖에|전혀|많이|수|있*|없*|안|죄송*|안녕*|그리고|그런데|하지만|이고|입니다|부모*|엄마*|남편*|아내*|정도*|아직',
    joining: '그리고|그런데|하지만|그래서',
    wishes: '통역*|번역*|이해*|설명*|면담*|상담*|회의*|통화*|전화*|대화*|읽*|영어*|한국어*|말씀*',
  },
  ar: {
    names:
      'العربيه|العربية|عربي|بالعربية|بالعربي|الانجليزية|الانجليزيه|انجليزي|الانكليزية|انكليزي|بالانجليزية|بالانجليزي|الفرنسية|الكردية|كردي|الصومالية|الدارية|الفارسية',
    speaking:
      'نتكلم|اتكلم|نتحدث|اتحدث|نحكي|احكي|بحكي|منحكي|بنحكي|افهم|نفهم|اعرف|نعرف|بعرف|منعرف|اجيد|نجيد|لغتنا|لغتي|اللغة|عذرا|اسف|اسفة',
    beside:
      'نحن|انا|احنا|لا|لم|ما|فقط|بس|قليل|قليلا|القليل|من|جيدا|كثيرا|منيح|كويس|في|البيت|بالبيت|المنزل|عائلتي|عائلتنا|زوجتي|زوجي|وزوجي|امي|هي|الام|ليست|على|لغة|شوي|شوية|و|مرحبا|السلام|عليكم|جيدة|ضعيفة|ضعيف',
    joining: 'و|لكن|ولكن|لذلك',
    wishes:
      'مترجم*|ترجم*|نترجم|الترجمة|افهم|نفهم|شرح*|يشرح|اجتماع*|الاجتماع|مقابلة|التحدث|اتكلم|اتحدث|يتصل*|اتصال*|اقرا|قراءة|لغة|بلغتنا|الانجليزية|بالانجليزية|انجليزي',
  },
  zh: {
    names: '英语|英文|中文|汉语|普通话|国语|粤语|广东话|华语|闽南话|福建话|客家话|台语|温州话|上海话|越南话',
    speaking: '说|讲|懂|会|母语|语言|明白|用|不好|不太好|很差|太差|有限',
    beside:
      '我们|我|咱们|咱|家里|家人|在家|家|一家|全家|只|不|太|很|少|好|一点|点|的|是|和|也|但|您好|你好|对不起|抱歉|没有|没|水平|差|不太|多|都|妈妈|爸爸|父母|老婆|老公|丈夫|妻子|得|几乎|完全|就|流利|跟',
    joining: '',
    wishes: '翻译|口译|传译|解释|看不懂|听不懂|沟通|交流|会议|开会|家长会|面谈|打电话|英语|英文|中文|语言',
  },
}
