import type { DangerKind } from './danger.js'

/**
 * Words that mean danger in the languages whose word model has seen few examples, with a stroke between them; `$` where a word must
 * end. Written as people write them; they are compared without accents, in Vietnamese as written or without any. Each list was written
 * for its language; none is a translation of a pattern.
 */
export const dangerPhrasesByLanguage: Record<string, Partial<Record<DangerKind, string>>> = {
  vi: {
    suicide: 'muốn chết | tự tử | tự sát | không muốn sống | nhảy lầu | thư tuyệt mệnh | lời vĩnh biệt',
    'self-harm': 'cắt tay | rạch tay | tự làm đau | tự hại mình',
    'weapon-violence':
      'mang súng | có súng | tiếng súng | cầm dao | mang dao | dọa giết | đòi giết | dọa bắn',
    'missing-child':
      'mất tích | bị bắt cóc | không tìm thấy con | không biết cháu ở đâu | không biết con ở đâu | mất liên lạc với con | mất liên lạc với cháu',
    'sexual-abuse': 'sờ mó | sàm sỡ | xâm hại | hiếp dâm | cưỡng hiếp',
    'domestic-violence': 'chồng tôi đánh | bị chồng đánh | chồng đánh tôi',
    'medical-emergency':
      'không thở được | khó thở | bất tỉnh | co giật | sưng mặt | chảy nhiều máu | ngất xỉu',
    'overdose-substance':
      'uống thuốc quá liều | quá liều | uống nhiều thuốc | uống thuốc độc | uống hết thuốc',
    'abuse-neglect':
      'bị đánh | đánh đập | đánh con tôi | vết bầm | bầm tím | tát con | đánh cháu | bạo hành | bỏ đói | bị bỏ đói | roi vào',
    runaway: 'bỏ nhà đi | bỏ trốn | trốn khỏi nhà',
    'fire-hazard': 'cháy trường | trường cháy | trường bị cháy | bốc khói | mùi ga | mùi gas | khói trong',
    'intruder-stranger': 'người lạ vào trường | người lạ theo | rủ con tôi lên xe | dụ con',
    'trafficking-grooming': 'tống tiền | bị tống tiền | đòi gửi ảnh | gửi ảnh khỏa thân',
  },
  zh: {
    suicide: '自杀 | 想死 | 不想活 | 跳楼 | 想不开 | 轻生 | 自殺 | 遗书 | 遺書 | 告别信 | 輕生',
    'self-harm': '割腕 | 自残 | 割自己',
    'weapon-violence': '带枪 | 有枪 | 拿刀 | 带刀 | 要杀 | 枪击 | 枪声 | 开枪 | 炸弹',
    'missing-child': '失踪 | 不见了人 | 孩子不见了 | 找不到孩子 | 被拐',
    'sexual-abuse': '性侵 | 猥亵 | 强奸 | 摸她下面 | 摸他下面',
    'domestic-violence': '家暴 | 老公打我 | 丈夫打我',
    'medical-emergency': '不能呼吸 | 喘不过气 | 昏迷 | 抽搐 | 晕倒 | 喘不上气 | 不省人事 | 大出血 | 昏倒',
    'overdose-substance': '吃了很多药 | 药物过量 | 吞了药',
    'abuse-neglect':
      '打孩子 | 打我儿子 | 打我女儿 | 打我孙 | 伤痕 | 瘀伤 | 瘀青 | 淤青 | 青紫 | 虐待 | 老师打 | 老師打 | 爸爸打 | 妈妈打 | 媽媽打 | 不给饭吃',
    runaway: '离家出走 | 離家出走',
    'fire-hazard': '着火 | 冒烟 | 煤气味 | 漏煤气',
    'intruder-stranger': '陌生人进 | 陌生人跟 | 拉上车',
    'trafficking-grooming': '裸照 | 勒索 | 威胁要发照片',
  },
  ar: {
    suicide:
      'ينتحر | تنتحر | الانتحار | انتحار | يريد أن يموت | تريد أن تموت | يقتل نفسه | تقتل نفسها | رسالة وداع | ما بدي عيش | لا يريد العيش | لا أريد العيش | بدي موت',
    'self-harm': 'يجرح نفسه | تجرح نفسها | يؤذي نفسه | تؤذي نفسها',
    'weapon-violence':
      'مسدس | سلاح | سكين | هدد بالقتل | سيقتل | قنبلة | إطلاق نار | إطلاق النار | صوت رصاص | طلقات نار',
    'missing-child':
      'ابني مفقود | ابنتي مفقودة | بنتي مفقودة | ولدي مفقود | طفلي مفقود | طفلتي مفقودة | طفل مفقود | طفلة مفقودة | لا أجد ابني | لا أجد ابنتي | اختطف | خطف | ابني اختفى | ولدي اختفى | طفلي اختفى | ابنتي اختفت | بنتي اختفت | طفلتي اختفت | اختفى ابني | اختفى ولدي | اختفى طفلي | اختفى الولد | اختفت ابنتي | اختفت بنتي | اختفت طفلتي | اختفت البنت | فجأة اختفى | فجأة اختفت | واختفى فجأة | واختفت فجأة | وفجأة اختفت | وفجأة اختفى',
    'sexual-abuse': 'تحرش | اغتصب | اعتداء جنسي',
    'domestic-violence': 'زوجي يضربني | يضربني زوجي',
    'medical-emergency':
      'لا يستطيع التنفس | لا تستطيع التنفس | فاقد الوعي | تشنج | أغمي عليه | أغمي عليها | ينزف | تنزف | ما عم يتنفس',
    'abuse-neglect':
      'يضربني | تضربني | يضرب ابني | يضرب ابنتي | ضرب ابني | ضرب ابنتي | ضرب حفيدي | يضرب أولادي | كدمات | كدمة | آثار ضرب | يحرق | يعذب | حبسه في',
    runaway: 'هرب من البيت | هربت من البيت | هرب ابني | هربت ابنتي',
    'fire-hazard': 'حريق في | دخان في | رائحة غاز',
    'intruder-stranger': 'رجل غريب | غريب دخل | غريب يلاحق',
    'trafficking-grooming': 'يبتز | ابتزاز | صور عارية',
    'overdose-substance': 'ابتلع الحبوب | بلع حبوب | جرعة زائدة | شرب الكلور',
  },
  ht: {
    suicide:
      'touye tèt li | touye tèt mwen | vle mouri | anvi mouri | pa vle viv | lèt adye | lèt pou di orevwa | fini ak lavi',
    'self-harm': 'koupe bra li | blese tèt li | fè tèt li mal',
    'weapon-violence':
      'gen zam | pote zam | gen revolvè | yon fizi | ap touye li | pral tire | kout zam | bri zam | tire sou',
    'missing-child':
      'mwen pa jwenn pitit | pitit mwen disparèt | pitit m disparèt | pitit mwen an disparèt | pitit gason m disparèt | pitit fi m disparèt | tifi m disparèt | tifi mwen disparèt | timoun nan disparèt | timoun disparèt | li menm li disparèt | li menm tou li disparèt | gason m nan disparèt | kidnape | pa konnen kote pitit',
    'sexual-abuse': 'vyole | touche pati | manyen pati',
    'domestic-violence': 'mari m bat | mari mwen bat | ap bat mwen',
    'medical-emergency':
      'pa ka respire | endispoze | san konesans | tonbe san konesans | senyen anpil | pa ka pran souf',
    'abuse-neglect':
      'ap bat li | ap bat timoun | bat pitit | bat timoun nan | mak kou | maltrete | kale timoun | kalòt',
    runaway: 'sove kite kay | sove kite lakay | kite kay la san',
    'fire-hazard': 'lekòl la ap boule | dife nan | lafimen ap soti | sant gaz',
    'intruder-stranger': 'yon etranje antre | mande pitit mwen monte',
    'trafficking-grooming': 'foto toutouni | fè chantaj',
    'overdose-substance': 'bwè klowòks | bwè pwazon | vale grenn | bwè twòp grenn',
  },
  pt: {
    suicide:
      'se matar | me matar | suicidio | suicidar | quer morrer | quero morrer | tirar a propria vida | nao quer mais viver | carta de despedida | nao quer viver | quero sumir',
    'self-harm': 'se cortando | se corta$ | se cortava$ | se machucando de proposito | cortes nos bracos',
    'weapon-violence':
      'com uma arma | levou uma arma | tem uma arma | com uma faca | vai atirar | ameacou matar | ameaca de bomba | ouvi tiros | ouvimos tiros | barulho de tiro | som de tiro | tiros na escola | tiroteio',
    'missing-child':
      'filho está desaparecido | filha está desaparecida | filho desaparecido | filha desaparecida | menino desaparecido | menina desaparecida | menino está desaparecido | menina está desaparecida | criança desaparecida | criança está desaparecida | filho desapareceu | filha desapareceu | menino desapareceu | menina desapareceu | neto desapareceu | neta desapareceu | criança desapareceu | sequestr | cade meu filho | cade minha filha',
    'sexual-abuse': 'abuso sexual | abusou | estupr | passou a mao',
    'domestic-violence': 'meu marido me bate | marido bate | violencia domestica',
    'medical-emergency':
      'nao consegue respirar | desmaiou | convuls | inconsciente | nao esta respirando | nao respira | sangrando muito | sem ar',
    'overdose-substance': 'overdose | tomou muitos remedios | tomou um monte de remedio',
    'abuse-neglect':
      'bate nele | bate nela | bate no meu filho | bate na minha filha | bate no meu neto | bate na minha neta | bateu no meu filho | bateu na minha filha | bateu no meu neto | bateu na minha neta | bateu no meu menino | bateu na minha menina | bateu no menino | bateu na menina | apanha do | apanha da | hematoma | marcas de cinto | espanca | trancado no | passa fome',
    runaway: 'fugiu de casa | saiu de casa e nao voltou',
    'fire-hazard': 'pegando fogo | cheiro de gas | saindo fumaca',
    'intruder-stranger': 'um estranho entrou | um homem tentou | seguindo minha filha | seguindo meu filho',
    'trafficking-grooming': 'foto pelada | fotos nuas | nudes | chantage',
  },
  ru: {
    suicide:
      'покончить с собой | самоубийств | суицид | хочет умереть | не хочет жить | повеситься | прощальн | не хочу жить | предсмертн | хочу умереть',
    'self-harm': 'режет себя | режет руки | порезы на руках',
    'weapon-violence':
      'пистолет | с ножом | принес нож | оружие | угрожает убить | грозит убить | стрелять | выстрелы | перестреля | расстреля | бомб',
    'missing-child':
      'пропал сын | пропала дочь | пропал ребенок | сын пропал | дочь пропала | ребенок пропал | похитил',
    'sexual-abuse': 'изнасил | домога | трогал ее | трогает ее',
    'domestic-violence': 'муж бьет | бьет меня | муж избил',
    'medical-emergency':
      'не может дышать | задыхается | без сознания | судороги | потерял сознание | потеряла сознание | истекает кровью | не дышит | отек лица',
    'overdose-substance': 'передозировк | наглотал',
    'abuse-neglect':
      'бьет ребенка | бьет сына | бьет дочь | бьет меня | избил | избивает | синяки на | следы от | ударил моего | ударила моего | ударил мою | морит голодом | запирает',
    runaway: 'сбежал из дома | сбежала из дома | убежал из дома | ушла из дома',
    'fire-hazard': 'пожар | пахнет газом | запах газа | идет дым',
    'intruder-stranger': 'незнакомый мужчина | чужой мужчина | посторонний в школе',
    'trafficking-grooming': 'голые фото | шантаж | интимные фото',
  },
  so: {
    suicide:
      'is dilo | isdil | inuu is dilo | inay is disho | rabo inuu dhinto | rabto inay dhimato | nolosha ka daalay | warqad sagootin | ma rabo inaan noolaado | nolosha ma rabo | dhiman rabaa | rabaa inaan dhinto | doonayaa inaan dhinto | inaan dhinto ayaan rabaa',
    'self-harm': 'is jaraysa | is jarayaa | is dhaawac',
    'weapon-violence':
      'wata qori | wataa qori | haysta qori | bastoolad | mindi | wuu dilayaa | rasaas | bambo',
    'missing-child':
      'waa la la | wiilka lama helin | wiilkii lama helin | wiilkayga lama helin | wiilkaygii lama helin | gabadha lama helin | gabadhii lama helin | gabadhayda lama helin | gabadhaydii lama helin | ilmaha lama helin | ilmihii lama helin | cunugga lama helin | cunugii lama helin | la afduub | meel uu joogo ma garanayo | meel ay joogto ma garanayo',
    'sexual-abuse': 'kufsi | kufsad | taabtay xubin',
    'domestic-violence': 'ninkaygu wuu i garaacaa | i garaaca | wuu i garaacay',
    'medical-emergency':
      'neefsan kari | neefsan wayday | miyir la | suuxday | ma neefsan | dhiig badan | suuxay',
    'abuse-neglect':
      'wuu garaacay | way garaacday | garaaca ilmaha | nabar | dhaawac jirka | jirdil | gacan qaaday | garaacayaa',
    runaway: 'guriga ka baxsa | guriga ka carar | ka cararay guriga',
    'fire-hazard': 'dab baa | dab ayaa | qiiq baa | ur gaas',
    'intruder-stranger': 'nin aan la garanayn | nin qalaad',
  },
  tl: {
    suicide:
      'magpakamatay | gusto nang mamatay | gusto niyang mamatay | gusto na niyang mamatay | gusto na nyang mamatay | ayaw nang mabuhay | nagpakamatay | ayaw na niyang mabuhay | gusto ko nang mamatay | gusto ko na mamatay | ayoko nang mabuhay | sulat ng pamamaalam',
    'self-harm': 'naglalaslas | sinasaktan ang sarili | sinusugatan ang sarili | hiwa sa braso',
    'weapon-violence':
      'may baril | nagdala ng baril | may kutsilyo | papatayin | babarilin | nagbabarilan | pinagbabaril | putok ng baril | bomba sa',
    'missing-child': 'nawawala ang anak | nawawala ang bata | kinidnap',
    'sexual-abuse': 'ginahasa | minolestiya | hinipuan',
    'domestic-violence': 'binubugbog | sinasaktan ako ng asawa',
    'medical-emergency':
      'hindi makahinga | nahimatay | walang malay | kinukumbulsyon | hinimatay | duguan | hindi humihinga | di makahinga',
    'abuse-neglect':
      'binubugbog | pinapalo | sinasaktan ang bata | sinasaktan siya | pasa sa braso | pasa sa mukha | pasa sa likod | pasa sa hita | pasa sa binti | pasa sa leeg | pasa sa mata | pasa sa katawan | may pasa | puro pasa | sinampal | sinuntok | ikinulong | ginugutom',
    runaway: 'lumayas | tumakas sa bahay | naglayas',
    'fire-hazard': 'may sunog | nasusunog | amoy gas | may usok',
    'intruder-stranger': 'estranghero | hindi kilalang lalaki | sinusundan ang anak',
    'trafficking-grooming': 'hubad na litrato | bina-blackmail | blinablackmail | hubad na picture',
    'overdose-substance': 'nainom ang lason | uminom ng maraming gamot | na-overdose',
  },
  ko: {
    suicide: '자살 | 죽고 싶 | 죽고싶 | 살기 싫 | 목숨을 끊 | 유서 | 살고 싶지 않 | 죽어버리 | 사라지고 싶',
    'self-harm': '자해 | 손목을 그 | 팔을 그',
    'weapon-violence':
      '총을 가 | 총을 들 | 칼을 가 | 칼을 들 | 죽이겠다 | 죽여버 | 쏴 죽 | 쏴버리 | 쏴 버리 | 총소리 | 총기 난사 | 폭탄',
    'missing-child':
      '실종 | 아이가 없어졌 | 아이를 못 찾 | 납치 | (?:아이|애|아들|딸|친구)(?:(?!선생|담임|교사|코치|상담|사무|기사|학교[와랑가는측하])[^.!?]){0,40}연락이 안',
    'sexual-abuse': '성추행 | 성폭행 | 성희롱을 당 | 몸을 만졌 | 만지게',
    'domestic-violence': '남편이 때 | 가정폭력 | 가정 폭력',
    'medical-emergency':
      '숨을 못 | 숨을 쉬지 | 의식이 없 | 경련 | 기절 | 숨을 안 쉬 | 쓰러졌 | 피를 많이 | 의식을 잃',
    'abuse-neglect': '아이를 때 | 때려요 | 때렸 | 맞았어요 | 멍이 | 학대 | 굶기 | 가둬',
    runaway: '가출 | 집을 나갔',
    'fire-hazard': '불이 났 | 연기가 나 | 가스 냄새',
    'intruder-stranger': '낯선 사람이 | 모르는 남자 | 모르는 사람이 학교',
    'trafficking-grooming': '나체 사진 | 알몸 사진 | 협박',
    'overdose-substance': '약을 많이 먹 | 약을 한꺼번에 | 약을 다 먹',
  },
  fr: {
    suicide:
      "suicid | veut mourir | envie de mourir | se tuer | mettre fin a ses jours | ne veut plus vivre | lettre d'adieu | veux mourir | veux plus vivre | en finir avec la vie",
    'self-harm': 'se scarifie | se coupe les bras | se fait du mal | automutil',
    'weapon-violence':
      'a une arme | avec une arme | un pistolet | un couteau a l | menace de tuer | va tirer | coups de feu | bruits de tirs | une fusillade | alerte a la bombe',
    'missing-child':
      'fils a disparu | fille a disparu | enfant a disparu | petit a disparu | petite a disparu | fils est introuvable | fille est introuvable | enfant est introuvable | enlevé par | kidnapp | ne sait pas où est mon | ne sait pas où est ma',
    'sexual-abuse':
      'viol$ | violé$ | violée$ | violer$ | violent ma | mari me viole$ | me viole$ | la viole$ | le viole$ | attouchement | agression sexuelle | abus sexuel',
    'domestic-violence': 'mon mari me frappe | mon mari me bat | violence conjugale | violences conjugales',
    'medical-emergency':
      "n'arrive pas a respirer | ne respire | inconscient | convulsion | s'est evanoui | ne respire pas | perdu connaissance | saigne beaucoup",
    'overdose-substance': 'overdose | avale des medicaments | avale des comprimes',
    'abuse-neglect':
      'bat mon fils | bat ma fille | bat les enfants | frappe mon fils | frappe ma fille | a frappe mon | a gifle | traces de coups | marques de coups | des bleus | enferme dans | maltrait',
    runaway: 'fugue | parti de la maison | partie de la maison',
    'fire-hazard': 'il y a le feu | odeur de gaz | sent le gaz | de la fumee',
    'intruder-stranger': 'un inconnu est entre | un homme a essaye | un inconnu a suivi | un homme suit',
    'trafficking-grooming': 'photos nues | photo nue | chantage',
  },
}
