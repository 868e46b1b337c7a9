/**
 * The words of the national lines in more languages, by line and language, as in `seeds/translations`. They are in the code
 * because help must show without a database, and without files.
 */
export const nationalLineWords: Readonly<Record<string, Record<string, { name: string; text: string }>>> = {
  911: {
    ar: { name: '911', text: 'اتصل بالرقم 911 إذا كان شخص مصابًا أو في خطر الآن.' },
    fr: { name: '911', text: 'Appelez le 911 si quelqu’un est blessé ou en danger maintenant.' },
    ht: { name: '911', text: 'Rele 911 si yon moun blese oswa an danje kounye a.' },
    ko: { name: '911', text: '지금 다쳤거나 위험에 처한 사람이 있으면 911에 전화하세요.' },
    pt: { name: '911', text: 'Ligue para o 911 se alguém estiver ferido ou em perigo agora.' },
    ru: { name: '911', text: 'Звоните 911, если кто-то пострадал или сейчас в опасности.' },
    so: { name: '911', text: 'Wac 911 haddii qof dhaawacan yahay ama uu hadda khatar ku jiro.' },
    tl: { name: '911', text: 'Tumawag sa 911 kung may nasaktan o nasa panganib ngayon mismo.' },
    vi: { name: '911', text: 'Gọi 911 nếu có người bị thương hoặc đang gặp nguy hiểm ngay lúc này.' },
    zh: { name: '911', text: '如果有人受伤，或者现在就有危险，请打 911。' },
  },
  988: {
    ar: {
      name: 'خط 988 لمنع الانتحار وللأزمات النفسية',
      text: 'اتصل بالرقم 988 أو أرسل إليه رسالة نصية إذا كان شخص قد يؤذي نفسه أو يقتل نفسه.',
    },
    fr: {
      name: '988, ligne d’aide contre le suicide et pour les crises',
      text: 'Appelez le 988 ou envoyez un SMS au 988 si quelqu’un risque de se faire du mal ou de se tuer.',
    },
    ht: {
      name: '988, liy pou anpeche swisid ak pou kriz (Suicide and Crisis Lifeline)',
      text: 'Rele oswa voye tèks bay 988 si yon moun ka fè tèt li mal oswa touye tèt li.',
    },
    ko: {
      name: '988 자살·위기 상담 전화(988 Lifeline)',
      text: '누가 자신을 해치거나 스스로 목숨을 끊을 것 같으면 988로 전화하거나 문자를 보내세요.',
    },
    pt: {
      name: 'Linha 988 de Prevenção do Suicídio e Crise',
      text: 'Ligue ou mande mensagem de texto para o 988 se alguém pode se machucar de propósito ou se matar.',
    },
    ru: {
      name: '988 — линия помощи при мыслях о самоубийстве и в кризисе',
      text: 'Позвоните или напишите SMS на 988, если человек может причинить себе вред или покончить с собой.',
    },
    so: {
      name: '988, Khadka Ka-hortagga Is-dilka iyo Xaaladaha Degdegga ah (Suicide and Crisis Lifeline)',
      text: 'Wac 988 ama farriin qoraal ah u dir 988 haddii laga yaabo in qof wax isyeelo ama is dilo.',
    },
    tl: {
      name: '988 Suicide and Crisis Lifeline (tulong sa krisis)',
      text: 'Tumawag o mag-text sa 988 kung may taong baka saktan ang sarili o magpakamatay.',
    },
    vi: {
      name: '988 – Đường dây Ngăn ngừa Tự tử và Khủng hoảng',
      text: 'Gọi hoặc nhắn tin số 988 nếu có người có thể tự làm hại mình hoặc tự tử.',
    },
    zh: { name: '988 自杀与危机生命线', text: '如果有人可能伤害自己或自杀，请打电话或发短信到 988。' },
  },
  childhelp: {
    ar: {
      name: 'خط Childhelp للإبلاغ عن إيذاء الأطفال',
      text: 'اتصل أو أرسل رسالة نصية إذا كان أحد قد يؤذي طفلًا أو يهمل رعايته.',
    },
    fr: {
      name: 'Childhelp, ligne contre la maltraitance des enfants',
      text: 'Appelez ou envoyez un SMS si quelqu’un fait peut-être du mal à un enfant ou ne s’en occupe pas.',
    },
    ht: {
      name: 'Liy Childhelp pou timoun y ap maltrete (Child Abuse Hotline)',
      text: 'Rele oswa voye tèks si ou panse yon moun ap fè yon timoun mal oswa pa pran swen li.',
    },
    ko: {
      name: 'Childhelp 아동 학대 상담 전화',
      text: '누가 아이를 해치거나 돌보지 않는 것 같으면 전화하거나 문자를 보내세요.',
    },
    pt: {
      name: 'Linha Childhelp contra maus-tratos a crianças',
      text: 'Ligue ou mande mensagem de texto se alguém pode estar machucando uma criança ou deixando de cuidar dela.',
    },
    ru: {
      name: 'Childhelp — линия против жестокого обращения с детьми',
      text: 'Позвоните или напишите SMS, если кто-то, возможно, причиняет вред ребёнку или не заботится о нём.',
    },
    so: {
      name: 'Khadka Xadgudubka Carruurta (Childhelp Child Abuse Hotline)',
      text: 'Wac ama farriin qoraal ah u dir haddii laga yaabo in qof ilmo waxyeelleynayo ama dayacayo.',
    },
    tl: {
      name: 'Childhelp, tulong laban sa pang-aabuso sa bata',
      text: 'Tumawag o mag-text kung baka may nananakit sa isang bata o hindi nag-aalaga sa kanya.',
    },
    vi: {
      name: 'Đường dây Childhelp về Ngược đãi Trẻ em',
      text: 'Gọi hoặc nhắn tin nếu nghi có người làm hại hoặc không chăm sóc trẻ em.',
    },
    zh: {
      name: 'Childhelp 虐待儿童求助热线',
      text: '如果可能有人在伤害孩子，或者不照顾孩子，请打电话或发短信。',
    },
  },
  poison: {
    ar: {
      name: 'مركز مكافحة التسمم (Poison Control)',
      text: 'اتصل إذا بلع شخص شيئًا قد يكون سامًّا أو تنفّسه أو لمسه.',
    },
    fr: {
      name: 'Centre antipoison (Poison Control)',
      text: 'Appelez si quelqu’un a avalé, respiré ou touché un produit qui est peut-être un poison.',
    },
    ht: {
      name: 'Liy kont pwazon (Poison Control)',
      text: 'Rele si yon moun vale, respire oswa manyen yon bagay ki ka pwazon.',
    },
    ko: {
      name: '독극물 관리 센터(Poison Control)',
      text: '누가 독이 될 수 있는 것을 삼키거나 들이마시거나 만졌으면 전화하세요.',
    },
    pt: {
      name: 'Centro de Intoxicações (Poison Control)',
      text: 'Ligue se alguém engoliu, respirou ou tocou em algo que pode ser veneno.',
    },
    ru: {
      name: 'Центр помощи при отравлениях (Poison Control)',
      text: 'Позвоните, если кто-то проглотил, вдохнул или тронул то, что может быть ядовитым.',
    },
    so: {
      name: 'Khadka Caawinta Sumowga (Poison Control)',
      text: 'Wac haddii qof uu liqay, neefsaday ama taabtay wax laga yaabo inuu sun yahay.',
    },
    tl: {
      name: 'Poison Control (tulong sa lason)',
      text: 'Tumawag kung may nakalunok, nakalanghap o nakahawak ng anumang baka nakakalason.',
    },
    vi: {
      name: 'Trung tâm Chống độc (Poison Control)',
      text: 'Gọi nếu có người nuốt, hít hoặc chạm phải thứ có thể là chất độc.',
    },
    zh: {
      name: '毒物控制中心 (Poison Control)',
      text: '如果有人吞下、吸入或碰到可能有毒的东西，请打这个电话。',
    },
  },
  'domestic-violence': {
    ar: {
      name: 'الخط الوطني لمواجهة العنف في البيت',
      text: 'اتصل أو أرسل كلمة START في رسالة نصية إذا كان أحد في البيت أو زوجك أو شريكك يؤذيك.',
    },
    fr: {
      name: 'Ligne nationale contre la violence à la maison (Domestic Violence Hotline)',
      text: 'Appelez, ou envoyez le mot START par SMS, si quelqu’un à la maison ou votre partenaire vous fait du mal.',
    },
    ht: {
      name: 'Liy Nasyonal kont Vyolans nan Kay (Domestic Violence Hotline)',
      text: 'Rele, oswa voye mo START pa tèks, si yon moun lakay ou, mari ou, madanm ou oswa mennaj ou ap fè ou mal.',
    },
    ko: {
      name: '전국 가정 폭력 상담 전화',
      text: '집안의 누군가나 배우자·연인이 나를 다치게 하거나 해치면 전화하거나 START라고 문자를 보내세요.',
    },
    pt: {
      name: 'Linha Nacional contra a Violência Doméstica',
      text: 'Ligue ou mande a palavra START por mensagem de texto se alguém em casa, ou a pessoa com quem você vive, machuca você.',
    },
    ru: {
      name: 'Национальная линия помощи при домашнем насилии',
      text: 'Позвоните или отправьте SMS со словом START, если вам причиняет вред кто-то дома или тот, с кем вы в отношениях.',
    },
    so: {
      name: 'Khadka Qaranka ee Rabshadaha Guriga (National Domestic Violence Hotline)',
      text: 'Wac, ama erayga START ku dir farriin qoraal ah, haddii qof guriga jooga ama lammaanahaagu ku waxyeelleeyo.',
    },
    tl: {
      name: 'National Domestic Violence Hotline (karahasan sa bahay)',
      text: 'Tumawag, o i-text ang START, kung sinasaktan kayo ng kasama sa bahay o ng karelasyon ninyo.',
    },
    vi: {
      name: 'Đường dây Toàn quốc về Bạo hành Gia đình',
      text: 'Gọi hoặc nhắn chữ START nếu người trong nhà, hoặc vợ, chồng hay người yêu làm hại quý vị.',
    },
    zh: { name: '全国家庭暴力求助热线', text: '如果家里有人或伴侣伤害您，请打电话，或发短信 START。' },
  },
  ncmec: {
    ar: {
      name: 'المركز الوطني للأطفال المفقودين والمستغَلّين',
      text: 'اتصل بالرقم 911 أولًا. ثم اتصل هنا بشأن طفل مفقود أو طفل يُستغَل.',
    },
    fr: {
      name: 'Centre national pour les enfants disparus et exploités (NCMEC)',
      text: 'Appelez d’abord le 911 ; puis appelez ici pour un enfant disparu ou exploité.',
    },
    ht: {
      name: 'Sant Nasyonal pou Timoun ki Disparèt oswa Timoun y ap Eksplwate (NCMEC)',
      text: 'Rele 911 an premye; apre sa rele isit la pou yon timoun ki disparèt oswa yon timoun y ap eksplwate.',
    },
    ko: {
      name: '전국 실종·착취 아동 센터(NCMEC)',
      text: '먼저 911에 전화하세요. 그다음 실종되거나 착취당한 아이에 관해 이곳에 전화하세요.',
    },
    pt: {
      name: 'Centro Nacional para Crianças Desaparecidas e Exploradas',
      text: 'Ligue primeiro para o 911. Depois ligue aqui se uma criança sumiu ou se alguém a explora.',
    },
    ru: {
      name: 'Национальный центр поиска пропавших и эксплуатируемых детей (NCMEC)',
      text: 'Сначала позвоните 911. Потом звоните сюда, если ребёнок пропал или его эксплуатируют.',
    },
    so: {
      name: "Xarunta Qaranka ee Carruurta La La'yahay iyo kuwa Si Xun Looga Faa'iidaysto (National Center for Missing and Exploited Children)",
      text: "Marka hore wac 911; kadib halkan wac haddii ilmo la la'yahay ama si xun looga faa'iidaysto.",
    },
    tl: {
      name: 'National Center for Missing and Exploited Children',
      text: 'Tumawag muna sa 911; saka tumawag dito tungkol sa batang nawawala o pinagsasamantalahan.',
    },
    vi: {
      name: 'Trung tâm Toàn quốc về Trẻ em Mất tích và Bị bóc lột (NCMEC)',
      text: 'Gọi 911 trước; sau đó gọi số này về trẻ em mất tích hoặc bị lợi dụng, bóc lột.',
    },
    zh: { name: '全国失踪与受剥削儿童中心', text: '孩子失踪或被人剥削利用：请先打 911，然后再打这个电话。' },
  },
  'crisis-text': {
    ar: {
      name: 'خط الأزمات بالرسائل النصية (Crisis Text Line)',
      text: 'أرسل كلمة HOME في رسالة نصية لتتراسل بالإنجليزية مع مستشار مدرَّب في أي ساعة.',
    },
    fr: {
      name: 'Crisis Text Line, aide par SMS en cas de crise',
      text: 'Envoyez HOME par SMS pour écrire en anglais à une personne formée à l’écoute, à toute heure.',
    },
    ht: {
      name: 'Crisis Text Line (liy kriz pa tèks)',
      text: 'Voye mo HOME pa tèks, nenpòt lè, pou ekri an angle ak yon konseye ki fòme pou ede nan kriz.',
    },
    ko: {
      name: '위기 문자 상담(Crisis Text Line)',
      text: 'HOME이라고 문자를 보내면 훈련받은 상담원과 언제든지 영어 문자로 이야기할 수 있습니다.',
    },
    pt: {
      name: 'Linha de Crise por Mensagem de Texto (Crisis Text Line)',
      text: 'Mande a palavra HOME por mensagem de texto para escrever em inglês com um conselheiro treinado, a qualquer hora.',
    },
    ru: {
      name: 'Crisis Text Line — помощь по SMS в кризисе',
      text: 'Отправьте SMS со словом HOME, чтобы в любой час переписываться на английском с обученным консультантом.',
    },
    so: {
      name: 'Khadka Farriimaha Xaaladaha Degdegga ah (Crisis Text Line)',
      text: 'Erayga HOME ku dir farriin qoraal ah si aad saacad kasta Af-Ingiriisi qoraal ugula xiriirto lataliye tababaran.',
    },
    tl: {
      name: 'Crisis Text Line',
      text: 'I-text ang HOME para makipag-text sa wikang Ingles sa counselor na may training, anumang oras.',
    },
    vi: {
      name: 'Đường dây Nhắn tin Khủng hoảng (Crisis Text Line)',
      text: 'Nhắn chữ HOME để nhắn tin bằng tiếng Anh với một người đã được huấn luyện để giúp, bất cứ giờ nào.',
    },
    zh: {
      name: '危机短信热线 (Crisis Text Line)',
      text: '发短信 HOME，任何时间都可以用英语和受过训练的辅导员发短信交谈。',
    },
  },
  'crisis-text-es': {
    ar: {
      name: 'خط الأزمات بالرسائل النصية باللغة الإسبانية',
      text: 'أرسل كلمة AYUDA في رسالة نصية لتتراسل بالإسبانية مع مستشار مدرَّب في أي ساعة.',
    },
    fr: {
      name: 'Crisis Text Line en espagnol',
      text: 'Envoyez AYUDA par SMS pour écrire en espagnol à une personne formée à l’écoute, à toute heure.',
    },
    ht: {
      name: 'Crisis Text Line an panyòl',
      text: 'Voye mo AYUDA pa tèks, nenpòt lè, pou ekri an panyòl ak yon konseye ki fòme pou ede nan kriz.',
    },
    ko: {
      name: '위기 문자 상담(스페인어)',
      text: 'AYUDA라고 문자를 보내면 훈련받은 상담원과 언제든지 스페인어 문자로 이야기할 수 있습니다.',
    },
    pt: {
      name: 'Linha de Crise por Mensagem de Texto em espanhol',
      text: 'Mande a palavra AYUDA por mensagem de texto para escrever em espanhol com um conselheiro treinado, a qualquer hora.',
    },
    ru: {
      name: 'Crisis Text Line на испанском',
      text: 'Отправьте SMS со словом AYUDA, чтобы в любой час переписываться на испанском с обученным консультантом.',
    },
    so: {
      name: 'Crisis Text Line, Af-Isbaanish',
      text: 'Erayga AYUDA ku dir farriin qoraal ah si aad saacad kasta Af-Isbaanish qoraal ugula xiriirto lataliye tababaran.',
    },
    tl: {
      name: 'Crisis Text Line sa wikang Spanish',
      text: 'I-text ang AYUDA para makipag-text sa wikang Spanish sa counselor na may training, anumang oras.',
    },
    vi: {
      name: 'Đường dây Nhắn tin Khủng hoảng bằng tiếng Tây Ban Nha',
      text: 'Nhắn chữ AYUDA để nhắn tin bằng tiếng Tây Ban Nha với một người đã được huấn luyện để giúp, bất cứ giờ nào.',
    },
    zh: {
      name: '危机短信热线（西班牙语）',
      text: '发短信 AYUDA，任何时间都可以用西班牙语和受过训练的辅导员发短信交谈。',
    },
  },
}
