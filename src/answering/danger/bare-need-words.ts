/** How families say that a child was not picked up, or that food, heat, or power is missing at home. By language. */
export interface BareNeedWords {
  /** Sources of patterns, to be read on folded text. `KID` stands for `kid`. Every word and ending is listed; Vietnamese with its marks. */
  kid: string
  pickup: string[]
  lack: string[]
  /** Words for a home, or for food, which is missing at home. */
  home: string
  /** Words for food alone: a home without it needs help, however everyday the topic. */
  food?: string
  /** Where food, heat, or power is missing at school, as against "after school" and "can the school help". */
  school: string
  /** Sources of phrases that change nothing: "she is waiting at school". */
  calm?: string[]
  /** Everything else that may be said, word by word. With any other word, the text is read as it stands. */
  beside: string
  /** Sources of phrases that may be grave when typed without marks: "cho can" is "needs for" or "chó cắn", a dog bit. */
  grave?: string
}

const things =
  '(?:(?:hot |running |clean )?water|food|groceries|heat|heating|heater|electricity|electric|power|lights?|gas|propane|milk|formula|diapers|dinner|breakfast)'
const utilities =
  '(?:heat|heating|heater|furnace|electricity|electric|power|lights?|gas|(?:hot )?water|utilities)'
const someone =
  "(?:(?:my|his|her|their|our|the) )?(?:ride|grandma|grandmother|grandpa|mom|dad|mother|father|husband|wife|ex|aunt|uncle|sister|brother|neighbor|sitter|babysitter|daycare|van|bus|driver|carpool) (?:(?:still )?(?:did not|didn'?t|has not|hasn'?t|can not|can'?t|cannot|could not|couldn'?t|never|forgot to))"
const enSchool =
  "(?: (?:the|this|my|our|kids?|kid's|child|child's|children)){0,3} (?:school|preschool|daycare|class|aftercare|program)"
const cosas =
  '(?:comida|despensa|luz|agua(?: caliente)?|gas|calefaccion|electricidad|leche|panales|alimentos|(?:nada )?(?:que|de|para) comer)'

// Endings are listed: Korean is often typed without spaces, and an open ending would take the next sentence for its own.
const koWordEnd = '(?![가-힣])'
const koEnding = '(?:[어아]요?|[어아]서요?|습니다|네요|는데요?|고요?|구요|거든요|지요|죠|음|다)'
const koComes = '(?:와요?|와서요?|옵니다|오네요|오는데요?|오고요?)'
const koDidNotCome = `(?:안 ?(?:왔${koEnding}|오셨${koEnding}|${koComes})|못 ?왔${koEnding}|오지 ?(?:않았?|못했)${koEnding}|(?:온|오는) 사람이 없${koEnding})`
const koShouldI =
  '(?:할까요|하나요|하죠|해요|하면 ?(?:되나요|될까요)|해야 ?(?:하나요|할까요|하죠|해요|되나요|될까요))'

const soEnding =
  '(?:[ae]y[gd](?:a|ii|u)|aya[gd](?:a|ii)|[kg][ae]yg(?:a|ii|u)|eenn?(?:a|ii|u)|eed(?:a|ii)|iis(?:a|ii)|ood(?:a|ii)|[kg]?(?:a|ii)|u)'
const soUtilities =
  '(?:koronta(?:da|dii|du|deenn?a|dayada)|biy(?:aha|ihii|uhu|aheenn?a)|gaask(?:a|ii|u|eenn?a)|kul[ea]yl(?:ka|kii|ku|keenn?a|iyaha)|nal(?:al)?k(?:a|ii|u|eenn?a)|laydh(?:ka|kii|ku|keenn?a|ada|adii))'

export const bareNeedWords: Readonly<Record<string, BareNeedWords>> = {
  en: {
    kid: '(?:him|her|them|(?:my|our|the|his|her) (?:(?:little|youngest|oldest|older|younger|other|two|three) )?(?:kids?|child|children|sons?|daughters?|boys?|girls?|twins|grand(?:son|daughter|child|kids|children)|niece|nephew|brother|sister|kindergart(?:n|en)er))',
    pickup: [
      '(?:no ?one|nobody)(?: has| have| had| ever| even| is| was){0,2}(?: came| come| coming| here| there| showed up| shown up)?(?: to| and)? (?:pick(?:ed|ing)? up|get|got|fetch|collect(?:ed)?) KID(?! (?:any |some |more |the )?help)',
      '(?:no ?one|nobody)(?: has| have| had| ever| even| is| was){0,2}(?: came| come| coming| here| there| showed up| shown up)?(?: to| and)? pick(?:ed|ing)? KID up',
      '(?:no ?one|nobody)(?: has| have| ever| is| was){0,2} (?:came|come|coming|here|there|showed up|shown up) (?:for|to get) KID',
      `${someone} (?:come (?:to|and) )?(?:(?:pick(?:ed)? up|get|come for) KID|pick(?:ed)? KID up)`,
      "KID (?:(?:(?:was|were|is|are|did|has|have) not|(?:was|were|is|are|did|has|have)n'?t|was never|were never|never|still not|still (?:is|are|was)n'?t)(?: been| get| got)?(?: yet)?) picked up",
      "(?:did not|didn'?t|never|has not|hasn'?t) (?:get|got|been) picked up",
      'KID (?:is|are) still at (?:the |her |his |their )?school',
      'KID (?:is|are|was|were)(?: still)? waiting (?:to be picked up|for (?:a ride|pick ?up|someone to (?:pick (?:him|her|them) up|come)))',
    ],
    school: `(?<!(?:ask|call|contact|talk to) )(?:at|in|inside)${enSchool}|(?:my|our)${enSchool}|school (?:has|is|have|doesn'?t|does not|ran)`,
    food: 'food|groceries|eat|hungry|fridge|refrigerator|pantry|milk|formula|dinner|breakfast',
    home: 'home|house|apartment|trailer|our|my|food|groceries|eat|hungry|fridge|refrigerator|pantry|milk|formula|diapers',
    lack: [
      `(?:there(?: is|'s| are) )?(?:no|no more|not enough|very little|barely any|hardly any|zero) (?:(?:any|more) )?${things}(?:(?: or| and|,)(?: no| any)? ${things}){0,3}(?: left)?`,
      `(?:don'?t|do not|doesn'?t) have (?:any |enough |much |any more )?${things}(?:(?: or| and|,)(?: any)? ${things}){0,3}(?: left)?`,
      `(?:ran|run|running|are|is|am|we're|i'm) (?:out|low|short) (?:of|on) ${things}`,
      "(?:nothing|not anything|don'?t have anything|do not have anything) (?:left )?(?:to eat(?: for (?:breakfast|lunch|dinner))?|for (?:breakfast|dinner))",
      '(?:fridge|refrigerator|pantry|cupboards?|freezer) (?:is|are)(?: all| almost)? (?:bare|empty)',
      `${utilities} (?:is|are|was|were|got|has been|have been|went|just got)(?: still)? (?:off|out|cut(?: off)?|shut(?: off)?|turned off|disconnected|not (?:working|on)|broken|gone|down)`,
      `${utilities} (?:is|are)n'?t (?:working|on)`,
      `(?:they (?:have |just |are )?)?(?:cut|shut|turned|turning|shutting|cutting)(?: off)? (?:our|the|my) ${utilities}(?: off)?`,
      `(?:can'?t|cannot|can not|could not|couldn'?t) (?:afford|pay(?: for)?|buy)(?: enough| any)? (?:(?:our|the|my) )?(?:${things}|(?:electric|gas|water|heating|light|utility) bill)`,
      `needs? (?:some |help (?:with|getting|paying for) )?(?:food|groceries|heat|heating)`,
      "(?:(?:my|our) (?:kids|children)|we|i)(?:'re|'m| are| am)? hungry",
    ],
    calm: [
      "(?:he|she|they)(?:'s|'re| is| are)(?: still)? (?:waiting|at (?:the )?school|in the (?:front )?office)(?: (?:at|in) (?:the )?(?:school|front office|office))?",
      '(?:KID|my kid|my child) (?:is|are)(?: still)? (?:at|waiting at) (?:the )?school',
      'no ?one (?:has )?(?:came|come|showed up)',
      'who (?:do|can|should|would) (?:i|we) (?:call|ask|talk to|contact)',
      'who can (?:help|give)(?: us| me)?',
      '(?:can|could|is there) (?:the school|someone|somebody|anyone|anybody|you)(?: who can)?(?: please)? (?:help|call)(?: us| me)?(?: back)?',
      '(?:how|where) (?:do|can|could) (?:i|we) (?:get|find|ask for)(?: (?:help|some|it|food))?',
      'what (?:do|can|should) (?:i|we) do',
      'until (?:i get paid|pay ?day|next (?:week|month|friday)|the (?:first|1st|15th)(?: of the month)?|the end of the month|friday|monday)',
    ],
    beside:
      "hi|hello|good|morning|afternoon|evening|please|thanks|thank|you|help|i|we|my|our|us|me|the|a|at|in|on|of|for|to|from|and|or|but|with|have|home|house|apartment|trailer|place|kitchen|family|kids|children|kid|child|kid's|child's|now|right|today|tonight|yet|still|again|this|week|weekend|month|more|all|just|so|school|after|dismissal|practice|preschool|daycare|aftercare|program|class|because|money|need|any|some|winter",
  },
  es: {
    kid: '(?:l[oa]s?|(?:a |por |al |por el )?(?:(?:mi|mis|nuestr[oa]s?|el|la|los|las|su|sus|dos|tres) ){0,2}(?:hij[oa]s?|hijit[oa]s?|nin[oa]s?|niet[oa]s?|sobrin[oa]s?|chamac[oa]s?|muchach[oa]s?|gemel[oa]s))',
    pickup: [
      'nadie(?: l[oa]s?)?(?: ha| han)? (?:recogio|recogido|paso|pasado|vino|venido|fue|llego|llegado|viene)(?: (?:a|para) (?:recoger|buscar|traer)l?[oa]?s?)?(?: por)? KID',
      'nadie(?: ha)? (?:recogio|recogido|paso|vino|fue|llego)(?: (?:a|para))? (?:recoger|buscar|traer) KID',
      'nadie l[oa]s? (?:recogio|ha recogido|(?:fue|vino|paso) a (?:recoger|buscar|traer))',
      'nadie (?:fue|vino|paso) (?:a (?:recoger|buscar|traer)l[oa]s?|por (?:el|ella|ellos|ellas))',
      'no(?: l[oa]s?)? (?:recogieron|han recogido|vinieron|pasaron|fueron|pasaron a recoger|fueron a recoger|vinieron a recoger)(?: por)? KID',
      'KID (?:todavia |aun )?no (?:fue|ha sido|fueron|han sido|l[oa]s? (?:recogieron|han recogido))(?: recogid[oa]s?)?(?: todavia| aun)?',
      '(?:mi|su|el|la) (?:camion|autobus|bus|guagua|papa|mama|abuel[oa]|espos[oa]|ex|ti[oa]|herman[oa]|ninera|vecin[oa]) no (?:recogio|paso|vino|fue|llego|ha pasado|ha recogido)(?: por| a recoger)? KID',
    ],
    school:
      '(?<!ayuda )en(?: (?:la|el|mi|su|nuestra|esta|los|las|mis)){0,2} (?:escuela|preescolar|guarderia|clases)|(?:mi|nuestra) escuela|escuela (?:no hay|(?:ya )?se (?:nos )?(?:acabo|fue))',
    food: 'comida|comer|despensa|refri|refrigerador|nevera|alacena|hambre|leche|alimentos',
    home: 'casa|apartamento|hogar|traila|nos|me|comida|comer|despensa|refri|refrigerador|nevera|alacena|hambre|leche|panales|alimentos',
    lack: [
      `(?:ya )?(?:no hay|no tenemos|no tengo|no queda|no nos queda|nos falta|me falta|(?:(?:me quede|nos quedamos|estamos|estoy) )?sin|nos hace falta)(?: suficiente| mucha| la| el| nada de| casi)? ${cosas}(?:(?: ni| y| o) (?:la |el )?${cosas}){0,3}`,
      '(?:ya )?(?:no (?:hay|tenemos|tengo)|nos quedamos sin) (?:nada |que |nada que |nada de |que dar(?:les)? de )?comer',
      `se (?:nos|me|les) (?:acabo|termino|fue|descompuso) (?:la |el )${cosas}`,
      `(?:nos|me) (?:cortaron|quitaron|apagaron|van a cortar) (?:la|el) ${cosas}`,
      '(?:refri|refrigerador|nevera|alacena|despensa) (?:esta|estan) (?:vaci[oa]s?|casi vaci[oa])',
      '(?:calefaccion|calenton|calentador|luz|agua|gas) no (?:sirve|funciona|prende|hay)',
      `no (?:me|nos) alcanza para (?:la |el |comprar )?${cosas}`,
      '(?:mis (?:hijos|ninos) tienen|tenemos|tengo) hambre',
      'necesit(?:o|amos) (?:ayuda (?:con|para) )?(?:la )?(?:comida|despensa|calefaccion)',
    ],
    calm: [
      '(?:sigue|esta|estan|siguen)(?: todavia)? (?:en la escuela|esperando)(?: en la escuela| esperando)?',
      'esta (?:noche|semana|tarde)|este (?:mes|fin de semana)',
      '(?:alguien|me|nos)(?: me| nos)? (?:puede|pueden) ayudar',
      'donde (?:puedo |podemos )?(?:consigo|conseguir|conseguimos)(?: ayuda| comida)?',
      'que (?:hago|puedo hacer|hacemos)',
      'a quien (?:llamo|le hablo|puedo llamar|le pregunto|pido ayuda)',
      'hasta (?:que (?:me|nos) paguen|el (?:viernes|lunes)|la quincena)',
    ],
    beside:
      'hola|buenos|buenas|dias|tardes|noches|por|favor|gracias|ayuda|ayudeme|ayudenme|en|la|el|mi|mis|nuestra|nuestro|casa|apartamento|hogar|traila|cocina|para|los|las|ninos|hijos|familia|hoy|ahora|ahorita|todavia|aun|ya|y|o|a|al|de|del|con|despues|salida|escuela|clases|tenemos|tengo|hay|dinero|invierno|otra|vez|tambien|preescolar|guarderia|que|como',
  },
  fr: {
    kid: "(?:(?:mon|ma|mes|notre|nos|le|la|les) (?:petite? |deux )?|l')(?:enfants?|fils|filles?|garcons?|petite?s?|jumeaux|jumelles|neveu|niece|gamine?s?)",
    pickup: [
      "personne n'est (?:encore |jamais |toujours )?(?:venu|venue|passe|alle) (?:chercher|recuperer|prendre|pour) KID",
      "personne n'(?:a|est) (?:encore )?(?:recupere|pris|cherche) KID",
      "personne (?:n'est )?(?:ne )?vien(?:t|u) (?:le|la|les|chercher|recuperer) (?:chercher|recuperer|KID)",
      "(?:on|ils) n(?:'est|e sont|'a|'ont) pas (?:venus? |alles? )?(?:chercher|recuperer|recupere|pris) KID",
      "KID n(?:'a|'ont) (?:pas|pas encore|jamais|toujours pas) ete (?:recuperee?s?|cherchee?s?|prise?s?)",
    ],
    school:
      "(?:a|dans) (?:la |notre |mon )?(?:l'ecole|ecole|garderie|classe)|notre ecole|ecole (?:n'a|est sans|sans)",
    home: "maison|chez|appartement|nous|m'a|manger|nourriture|frigo|frigidaire|lait",
    lack: [
      '(?:rien|plus rien) (?:a manger|pour manger)',
      "(?:pas|plus|pas assez|sans)(?: de| d'| du| le| la)? ?(?:nourriture|manger|quoi manger|a manger|chauffage|electricite|eau(?: chaude)?|courant|lumiere|gaz|lait)(?:(?: et| ni)(?: pas| plus)?(?: de| d')? ?(?:nourriture|chauffage|electricite|eau|courant|lumiere|gaz|lait)){0,3}",
      "(?:coupe|coupee?s?) (?:l'|le |la )?(?:electricite|eau|gaz|chauffage|courant|lumiere)",
      "(?:l'|le |la |notre )?(?:electricite|eau|gaz|chauffage|courant) (?:est|a ete) (?:coupee?|en panne|cassee?)",
      '(?:chauffage|radiateur) ne (?:marche|fonctionne) (?:pas|plus)',
      '(?:frigo|frigidaire|placard|placards) (?:est|sont) vides?',
    ],
    calm: [
      "(?:il|elle|ils) (?:est|sont|attend|attendent)(?: toujours| encore)?(?: a l'ecole| en attente)?",
      'que (?:faire|dois je faire)',
      'qui (?:dois je )?appeler',
    ],
    beside:
      "bonjour|bonsoir|s|s'il|il|n'y|ny|y|n|a|vous|plait|merci|aide|aidez|moi|nous|on|n'a|n'avons|je|n'ai|j'ai|avons|ai|m'a|nous|ont|ils|l'ecole|ecole|de|du|des|la|le|les|l|a|chez|maison|appartement|notre|mon|dans|pour|mes|enfants|famille|ce|soir|matin|aujourd'hui|aujourd|hui|maintenant|encore|toujours|cette|semaine|week|end|et|apres|classe|sortie|garderie|en|moment|besoin|d'aide|avec",
  },
  pt: {
    kid: '(?:(?:o|a|os|as|meu|minha|meus|minhas|nosso|nossa|dois|duas) ){0,2}(?:filh[oa]s?|criancas?|net[oa]s?|menin[oa]s?|sobrinh[oa]s?)',
    pickup: [
      'ninguem (?:ainda )?(?:buscou|pegou|apanhou) KID',
      'ninguem (?:ainda )?(?:veio|foi|apareceu|chegou)(?: para| pra| a)? (?:buscar|pegar|apanhar) KID',
      'ninguem (?:veio|foi) (?:por|atras d[oa]) KID',
      'nao (?:buscaram|pegaram|(?:foram|vieram) (?:buscar|pegar)) KID',
      'KID (?:ainda )?nao (?:foi|foram) (?:buscad[oa]s?|apanhad[oa]s?|peg[oa]s?)',
    ],
    school:
      '(?:na|em)(?: (?:nossa|minha|a))? (?:escola|creche|aula)|(?:nossa|minha) escola|escola (?:nao tem|esta sem|ta sem|sem)',
    home: 'casa|apartamento|comida|comer|geladeira|leite|nossa|nosso|temos|estamos|tenho',
    lack: [
      '(?:nao (?:tem|temos|tenho|ha|tem mais|temos mais)|sem|falta|acabou|acabaram|estamos sem|estou sem)(?: a| o| mais| nenhuma| quase)? ?(?:nada (?:para|pra) comer|o que comer|comida|luz|agua(?: quente)?|aquecimento|aquecedor|energia|eletricidade|gas|leite)(?:(?: e| nem| ou)(?: sem| nem)? (?:comida|luz|agua|aquecimento|energia|gas|leite)){0,3}',
      '(?:cortaram|desligaram|vao cortar)(?: a| o| nossa| nosso) (?:luz|agua|gas|energia|aquecimento)',
      '(?:luz|agua|energia|gas|aquecimento) (?:foi|esta|estao) (?:cortad[oa]|desligad[oa]|quebrad[oa])',
      '(?:aquecimento|aquecedor) (?:nao (?:funciona|liga)|quebrou)',
      '(?:geladeira|dispensa|despensa) (?:esta|ta) vazia',
    ],
    calm: [
      '(?:ele|ela|eles|elas) (?:ainda )?(?:esta|estao)(?: esperando)?(?: na escola)?',
      '(?:o que|que) (?:eu )?(?:faco|devo fazer)',
      'para quem (?:eu )?(?:ligo|devo ligar)',
    ],
    beside:
      'ola|oi|bom|boa|dia|tarde|noite|por|favor|obrigado|obrigada|ajuda|ajudem|ajudar|podem|pode|me|nos|em|na|no|a|o|de|da|do|casa|apartamento|nossa|minha|nosso|meu|para|pra|as|os|criancas|filhos|familia|hoje|agora|ainda|esta|este|semana|fim|mes|mais|e|escola|depois|aula|saida|creche|temos|tenho|preciso|precisamos|aqui|ja',
  },
  ru: {
    kid: '(?:(?:моего|мою|моих|нашего|нашу|наших|моим|моеи|моими|нашим) )?(?:ребенка|сына|дочь|дочку|дочерью|дочкои|сыном|ребенком|детеи|детьми|внука|внучку|внуком|внучкои)',
    pickup: [
      'никто (?:еще |так и |до сих пор )?не (?:забрал|забирает|взял|встретил) KID',
      'никто (?:еще |так и |до сих пор )?не (?:пришел|приехал|приходил|приезжал|зашел) (?:забрать |за )KID',
      'KID (?:еще |до сих пор |так и |никто )?(?:никто )?(?:еще )?не (?:забрали|забрал|забрали еще)',
      'не забрали (?:из школы )?KID',
    ],
    school: 'в (?:нашеи )?школе|нашеи школе|школе (?:нет|нету|не|без|отключили)',
    home: 'дома|доме|квартире|нам|нас|еды|еда|продуктов|продукты|есть|кушать|холодильник',
    lack: [
      '(?:нет|нету|не осталось|не хватает|без|кончил(?:ась|ось|ись|ся)|закончил(?:ась|ось|ись|ся)) (?:еды|продуктов|отопления|тепла|света|электричества|(?:горячеи )?воды|газа|еда|продукты|денег на еду)(?:(?: и| ни|,)(?: нет)? (?:еды|отопления|света|воды|тепла|газа|электричества)){0,3}',
      '(?:еды|еда|продукты|продуктов|отопления|тепла|света|электричества|воды|газа) (?:дома |у нас |уже |совсем |больше )?(?:нет|нету|нет дома|не осталось|закончил(?:ась|ись)|кончил(?:ась|ись))',
      '(?:нечего (?:есть|кушать|поесть))',
      '(?:отключили|выключили|обрезали) (?:нам )?(?:свет|отопление|воду|газ|электричество)',
      '(?:отопление|батареи|свет|вода) (?:не работа(?:ет|ют)|отключили|отключен[оа]?|не грею?т)',
      'холодильник пуст(?:ои)?',
    ],
    calm: [
      '(?:он|она|они) (?:все )?(?:еще )?(?:ждет|ждут|в школе)(?: в школе)?',
      'что (?:мне |нам )?делать',
      '(?:кому|куда) (?:мне |нам )?(?:позвонить|звонить|обратиться)',
    ],
    beside:
      'здравствуите|добрыи|день|пожалуиста|помогите|помощь|нужна|помочь|можете|дома|доме|в|у|нас|меня|нам|мне|квартире|сегодня|сеичас|еще|уже|совсем|до|сих|пор|из|школы|школе|после|уроков|садика|сада|на|для|детеи|ребенка|семьи|этои|неделе|и|а|больше|спасибо|выходные|нашеи|с',
  },
  zh: {
    kid: '(?:我的|我们的|我家的?|我)?(?:孩子|小孩|儿子|女儿|娃|孙子|孙女|小朋友)们?',
    pickup: [
      '(?:没有?人|没谁)(?:来|去|到学校|到校|来学校|去学校)?接(?:走|到)?KID',
      'KID(?:放学)?(?:后)?(?:还|一直|到现在)?(?:没有?人|没被|没有被|未被)(?:来|去)?(?:人)?接(?:走)?',
      '(?:还)?没(?:有)?人(?:来|去)接(?:他|她|他们)',
    ],
    school: '(?<!请|求|求助|需要)学校(?!帮|可以|能|请|求)',
    home: '家|公寓|屋里|房子|我们|吃|饭|食物|粮食|米|冰箱',
    lack: [
      '(?:没有?|没了|缺|缺少|断了)(?:任何)?(?:吃的|食物|东西吃|饭吃|东西可吃|粮食|米|暖气|暖|电|热水|水|煤气|灯)',
      '(?:暖气|电|水|煤气|天然气)(?:被)?(?:停|断|切断|关|坏)(?:了|掉了)?',
      '停(?:电|水|暖)',
      '(?:吃的|食物|粮食)(?:都)?(?:没了|吃完了|不够)',
      '冰箱(?:是|都)?空',
    ],
    calm: [
      '(?:他|她|他们)(?:还)?在(?:学校|等)(?:等)?',
      '怎么办',
      '(?:该|要)?(?:找|打给|联系)谁',
      '不知道该?找谁',
    ],
    beside:
      '你好|您好|请|帮帮我们|帮帮我|帮帮|帮忙|帮助|谢谢|我们|我|家里|家中|家|公寓|屋里|房子|里|在|现在|今天|今晚|这周|周末|学校|放学后|放学|下课|后|已经|还|都|也|和|的|了|啊|呀|呢|到现在|一直|求|求助|需要|可以|能',
  },
  ko: {
    kid: '(?:(?:우리|저희|제|내) ?)?(?:아이|아들|딸|애|손자|손녀|손주|자녀)(?:들)?(?:를|을)?',
    pickup: [
      `(?:아무도 )?KID ?(?:아무도 )?(?:데리러|픽업하러|찾으러) (?:아무도 )?${koDidNotCome}${koWordEnd}`,
      `(?:아무도 )?KID ?(?:아무도 )?(?:데려가지|픽업하지|데리고 가지) ?(?:않았?|못했)${koEnding}${koWordEnd}`,
    ],
    school:
      '학교에서(?! ?도[와움])|학교에는|학교에(?! ?도[와움]|서)|(?:우리|저희|아이들) 학교(?! ?(?:끝|도[와움]))',
    home: '집|아파트|우리|저희|먹을|음식|식량|밥|쌀|냉장고',
    lack: [
      `(?:먹을 ?것|먹을 ?게|먹을 ?거|음식|식량|밥|쌀|난방|전기|물|온수|뜨거운 물|따뜻한 물|가스|우유|분유)(?:이|가|도|은|는|을|를)? ?(?:하나도 |전혀 |다 |거의 )?(?:(?:없|끊겼|끊어졌|끊었|떨어졌|고장 ?났|안 ?(?:됐|나왔|들어왔))${koEnding}|안 ?(?:돼요?|돼서요?|됩니다|되네요|되는데요?|되고요?|됨|(?:나|들어)${koComes})|부족(?:해요?|해서요?|합니다|하네요|한데요?|하고요?)|고장(?:이에요|입니다)?)${koWordEnd}`,
      `냉장고가 (?:텅 ?)?(?:비었|비어 ?있)${koEnding}${koWordEnd}`,
    ],
    calm: [
      `(?:(?:아이|애)[가는] )?(?:아직 )?학교에(?:서)? (?:있${koEnding}|기다(?:려요?|립니다|리네요|리고 ?있${koEnding}))${koWordEnd}`,
      `어떻게 (?:해야|하면) ?(?:하나요|할까요|하죠|해요|할지 모르겠어요|되나요|될까요|돼요|되죠|좋을까요|좋아요|좋나요)${koWordEnd}`,
      `(?:어디에|누구에게|누구한테) (?:(?:전화|연락) ?${koShouldI}|물어 ?(?:보나요|볼까요|보면 ?(?:되나요|될까요)|봐야 ?(?:하나요|할까요|하죠|해요|되나요|될까요)))${koWordEnd}`,
    ],
    beside:
      '안녕하세요|집에|집|집에는|집이|집에서|저희|저희는|우리|우리는|제(?= )|지금|오늘|오늘밤|이번 주말에|이번 주말|이번주말에|이번주말|이번 주|이번주|주말|주말에|학교에서|학교에|학교에는|학교|방과후|방과후에|방과 후|하교|후에|수업|수업이|끝나고|아직|도와주세요|도움이|도움|필요해요|필요합니다|제발|부탁드려요|부탁합니다|그리고|감사합니다|아파트에|아이들|아이들이',
  },
  vi: {
    kid: '(?:(?:các|hai|đứa) )?(?:con|cháu|bé|em)(?: (?:trai|gái|nhỏ))?(?: (?:của )?(?:tôi|em|mình|chúng tôi|nhà tôi))?',
    pickup: [
      '(?:không|chưa|chẳng) (?:có )?ai (?:đến |tới |ra |đi )?(?:đón|rước) KID',
      'KID (?:vẫn )?(?:chưa|không) (?:được |có ai |ai )?(?:đến )?(?:đón|rước)',
    ],
    school: '(?:ở|trong) trường|trường (?:của|con|tôi|chúng|các|em|không|chưa|hết|bị|thiếu)',
    home: 'nhà|tôi|ăn|gạo|tủ lạnh|chúng tôi',
    lack: [
      '(?:không|chưa|chẳng|hết|thiếu)(?: còn| có| đủ| còn có)? ?(?:gì (?:để )?ăn|đồ ăn|thức ăn|cơm ăn|gạo|sưởi|máy sưởi|lò sưởi|điện|nước(?: nóng)?|ga|gas|sữa)(?:(?: và| hay|,)(?: không| hết)?(?: có)? (?:sưởi|điện|nước|ga|đồ ăn|thức ăn)){0,3}',
      '(?:bị )?(?:cắt|cúp) (?:điện|nước|ga|gas)',
      '(?:máy sưởi|lò sưởi) (?:bị )?(?:hư|hỏng)',
      'tủ lạnh (?:trống|hết)',
    ],
    calm: [
      '(?:con|cháu|bé) (?:vẫn |đang )?(?:còn )?(?:ở|đợi ở|chờ ở) trường',
      '(?:tôi )?(?:phải|nên) (?:làm sao|làm gì|gọi ai|hỏi ai)',
    ],
    beside:
      'xin|chào|giúp|với|làm|ơn|cám|cảm|nhà|ở|trong|tôi|tối|chúng|gia|đình|hôm|nay|bây|giờ|tuần|cuối|trường|sau|học|tan|vẫn|còn|con|các|cho|và|của|mình|đã|rồi|cần|em',
    grave:
      'cho can|(?:can|da|roi) (?:con|chau|be|em)|(?:con|chau|be|em)(?: (?:trai|gai))?(?: (?:cua )?(?:toi|em|minh))? roi',
  },
  ar: {
    kid: '(?:ابني|ابنتي|بنتي|ولدي|طفلي|طفلتي|اطفالي|اولادي|ابنائي|بناتي|الاولاد|الاطفال|حفيدي|حفيدتي)',
    pickup: [
      '(?:لم (?:يات|ياتي|يحضر|يجئ|يجي)|ما (?:اجا|جا|جاء|اجى)) (?:اي )?(?:احد|حدا|حد) (?:لاخذ|لياخذ|ياخذ|لاصطحاب|ليصطحب|لاستلام|من اجل|عشان) ?KID',
      '(?:لا احد|ما حدا|ماحدا|محدا|محد|ما احد|ما حد) (?:اتى|جاء|اجا|جا|اخذ|ياخذ|استلم)(?: (?:لاخذ|لياخذ|ياخذ|لاصطحاب))? ?KID',
      'لم ياخذ (?:اي )?احد KID',
      'KID (?:لم|ما) (?:ياخذ(?:ه|هم)?|ياخذها|اخذه|اخذها|يستلمه|يستلمها) (?:اي )?(?:احد|حدا|حد)',
    ],
    school: '(?:في|ب) ?المدرسة|مدرستنا',
    home: 'البيت|بالبيت|المنزل|بيتنا|بيتي|شقتنا|عندنا|لدينا|طعام|اكل|الطعام|الاكل|الثلاجة|عنا',
    lack: [
      '(?:لا يوجد|لا توجد|لا يوجد لدينا|ما في|مافي|ما فيه|ليس لدينا|ليس عندنا|ما عندنا|ماعندنا|ليس عندي|بدون|بلا|من دون|نفد|نفدت|انتهى|خلص|لم يبق)(?: عندنا| لدينا| اي)? ?(?:طعام|اكل|الطعام|الاكل|شيء ناكله|شي ناكله|ما ناكله|تدفئة|التدفئة|كهرباء|الكهرباء|ماء(?: ساخن)?|مياه|الماء|غاز|الغاز|حليب)(?: و(?:لا )?(?:طعام|اكل|تدفئة|كهرباء|ماء|غاز|حليب)){0,3}',
      '(?:انقطعت|انقطع|قطعوا|قطعت|مقطوعة)(?: عنا| عندنا)? (?:الكهرباء|المياه|الماء|التدفئة|الغاز)',
      '(?:التدفئة|الكهرباء|الماء) (?:لا تعمل|مقطوعة|مقطوع|معطلة|ما تشتغل)',
      'الثلاجة (?:فارغة|فاضية)',
    ],
    calm: [
      '(?:هو|هي) (?:ما زال|ما زالت|لا يزال|ينتظر|تنتظر)?(?: في المدرسة)?',
      '(?:ماذا|شو|ايش) (?:افعل|نفعل|اعمل|اسوي)',
      '(?:بمن|لمن) (?:اتصل|نتصل)',
    ],
    beside:
      'مرحبا|السلام|عليكم|من|فضلك|ارجو|المساعدة|ساعدوني|ساعدونا|نحتاج|احتاج|مساعدة|في|البيت|بالبيت|المنزل|بيتنا|بيتي|شقتنا|لدينا|عندنا|لنا|اليوم|الان|الليلة|هذا|هذه|الاسبوع|من|المدرسة|بعد|الدوام|حتى|الى|بالمدرسة|مدرستنا|للاطفال|لاطفالي|للعائلة|و|شكرا',
  },
  ht: {
    kid: '(?:ti )?(?:pitit|timoun|tifi|gason|fi)(?: (?:fi|gason))?(?: (?:mwen|m|nou|yo))?(?: (?:an|nan|la|yo|m))?',
    pickup: [
      '(?:pesonn|okenn moun) (?:poko|pako|pa janm|pa te|pa)(?: ko)? (?:vin|vini|rive|ale)(?: pou)? (?:cheche|chache|pran|rekipere|ranmase) KID',
      '(?:pesonn|okenn moun) (?:poko|pa|pa te|pa janm) (?:pran|ranmase|rekipere|cheche|chache) KID',
      'yo (?:pa|poko|pa te|pa janm) (?:vin )?(?:pran|ranmase|rekipere|cheche|chache) KID',
    ],
    school: 'nan lekol|(?<!apre )lekol (?:(?:la )?pa|nou|timoun|pitit)',
    home: 'lakay|kay|manje|frijide|nou|mwen|m',
    lack: [
      '(?:pa|pap) (?:gen|genyen)(?: anyen| okenn| ase| pyes)? ?(?:manje|pou manje|pou nou manje|chofaj|kouran|limye|elektrisite|dlo(?: cho)?|gaz|let)(?:(?: ni| ak)(?: pa gen)? (?:manje|chofaj|kouran|limye|dlo|gaz|let)){0,3}',
      '(?:koupe|wete|femen) (?:kouran|dlo|gaz|chofaj|limye)(?: an| a| la)?',
      '(?:chofaj|kouran|limye|dlo)(?: la| an| a)? (?:pa mache|pa travay|koupe|ale)',
      '(?:frijide|frijide a) (?:a )?vid',
      '(?:manje|manje a) (?:fini|manke)',
    ],
    calm: [
      '(?:li|yo)(?: toujou)? (?:lekol la|ap tann)(?: lekol la)?',
      '(?:kisa|sa) (?:pou )?(?:mwen|m|nou) (?:ka )?fe',
      'kiyes (?:pou )?(?:mwen|m) (?:ka )?rele',
    ],
    beside:
      'bonjou|bonswa|tanpri|mesi|ede|edem|ede m|nou|mwen|m|lakay|kay|lakou|nan|la|an|a|pou|timoun|pitit|fanmi|jodi|aswe|a|kounye|kounya|toujou|anko|semenn|sa|wikenn|lekol|apre|lekol|gen|bezwen|ak|epi|yo|men|ed',
  },
  so: {
    kid: `(?:ilmah|cunugg?|canugg?|carruurt|caruurt|wiilk|wiilash|gabadhd?|gabdhah|inan[kt])${soEnding}`,
    pickup: [
      '(?:qofna|cidna|ciddina|ruuxna) (?:weli |wali )?(?:uma|ma|kama|umay|may) (?:soo )?(?:iman|imaan|imanin|qaadin|qaadan|qaadin|doonan|doonin|tegin|kaxayn|kaxeyn|raacin)(?: (?:inuu|si uu u) (?:soo )?(?:qaado|kaxeeyo))? KID',
      'KID(?: (?:iskuulka|dugsiga))? (?:weli |wali )?(?:qofna|cidna|ciddina|ruuxna)(?: iskuulka)? (?:uma|ma|kama) (?:soo )?(?:iman|imaan|imanin|qaadin|qaadan|doonan|doonin|kaxayn|kaxeyn)',
      'KID(?: weli| wali)? (?:lama|lagama) (?:soo )?(?:qaadin|qaadan|doonin|kaxayn)',
    ],
    school: '(?:iskuulka|dugsiga)(?! (?:ka dib|i|na|fadlan)(?![a-z]))',
    home: 'guriga|gurigayaga|gurigeena|gurigeenna|gurigayga|reerka|cunto|cunno|raashin|cuno|naga|nalaga|hayno|haysano|haysanno',
    lack: [
      '(?:cunto|cunno|raashin|wax la cuno|wax aan cunno|wax ay cunaan|kuleyl|kulayl|kuleyliye|hiitar|koronto|nal|laydh|biyo(?: kulul)?|gaas|caano) (?:ma|kuma|nooma|kama|malaha|maleh)(?: (?:jirto|jiro|jiraan|laha|leh|lihin|hayno|haysano|haysanno|haysto|taal|taalo|hayo))?',
      '(?:ma|kuma) (?:hayno|haysano|haysanno|haysto|lihin|jirto|jiro|hayo) (?:cunto|cunno|raashin|wax la cuno|kuleyl|kulayl|koronto|biyo|gaas|nal|laydh)',
      `${soUtilities} (?:waa )?(?:nalaga |naga |nooga |la )?(?:jartay|jaray|jareen|gooyay|gooyey|go'ay|go'day|goostay|xidhay|xiray|dhacay)`,
      '(?:talaagad(?:a|da|dii|du|deenn?a)|firijk(?:a|ii|u|eenn?a)|firinjig(?:a|ii|u|eenn?a)) (?:waa )?(?:madhan|maran)(?: ?[ty]ahay)?',
    ],
    calm: [
      '(?:weli|wali) (?:wuxuu|waxay) (?:joogaa|joogtaa|joogaan|sugayaa|sugaysaa) (?:iskuulka|dugsiga)',
      'maxaan (?:sameeyaa|sameynaa|yeelaa)',
      'yaan (?:wacaa|la xiriiraa)',
    ],
    beside:
      'salaan|asc|fadlan|mahadsanid|i|na|caawi|caawiya|caawin|caawimaad|caawimo|u|baahanahay|baahannahay|waxaan|guriga|gurigayaga|gurigeena|gurigeenna|gurigayga|aan|maanta|caawa|hadda|iskuulka|dugsiga|weli|wali|carruurta|caruurta|ilmaha|reerka|ka|dib|usbuucan|toddobaadkan|annagu|anagu|iyo|ah|ku|la|waan|waxba',
  },
  tl: {
    kid: '(?:(?:kay|sa|sa aking|ang|ang aking|aking|mga|dalawang|sa mga) ){0,3}(?:anak|bata|apo|pamangkin|kapatid)(?: (?:na )?(?:ko|namin|kong (?:lalaki|babae)))?',
    pickup: [
      '(?:walang|wala pang|wala pa ring) (?:sumundo|nagsundo|susundo|nakasundo|nag ?pick ?up|kumuha|dumating (?:para )?(?:sumundo|sundo))(?: pa)? KID',
      '(?:hindi|di) (?:pa )?(?:pa rin )?(?:nasundo|sinundo|na ?pick ?up|napick up) KID',
      'KID (?:ay )?(?:hindi|di) (?:pa )?(?:pa rin )?(?:nasundo|sinundo)',
    ],
    school: '(?<!tulong )(?:sa|aming)(?: (?:aming|mga))? (?:school|eskwela|eskwelahan|paaralan)',
    home: 'bahay|kami|namin|amin|aming|kaming|pagkain|makain|makakain|bigas|ulam|apartment',
    lack: [
      '(?:walang|wala nang|wala na kaming|wala na pong|wala kaming|wala akong|wala na akong|wala kami|kulang ang|kulang kami sa|ubos na ang|naubos na ang|naubos ang) (?:nang )?(?:pagkain|makain|makakain|kuryente|ilaw|tubig|(?:mainit na )?tubig|heater|heating|heat|pampainit|gas|bigas|ulam|gatas)(?:(?: at| o)(?: walang)? (?:pagkain|kuryente|tubig|gas|bigas|gatas|heater)){0,3}',
      '(?:pinutulan|naputulan|pinutol|naputol)(?: na)?(?: kami)?(?: na)?(?: ng| ang)? (?:kuryente|tubig|gas|ilaw)',
      '(?:sira|putol)(?: na)? ang (?:heater|heating|kuryente|tubig|pampainit)',
      'walang laman ang (?:ref|refrigerator)',
    ],
    calm: [
      '(?:nasa|naghihintay(?: pa)?(?: siya)?(?: sa)?) (?:school|eskwela|eskwelahan|paaralan)',
      'ano(?: po)? (?:ang )?(?:gagawin|dapat gawin)(?: ko| namin)?',
      'sino(?: po)? ang (?:tatawagan|kakausapin)(?: ko)?',
    ],
    beside:
      'hello|po|magandang|umaga|hapon|gabi|paki|pakitulungan|tulong|tulungan|tulungan|kailangan|namin|ko|kami|ako|salamat|sa|bahay|apartment|amin|aming|ngayon|ngayong|araw|linggo|ang|ng|mga|bata|anak|pa|na|din|rin|lang|para|pagkatapos|klase|uwian|eskwela|eskwelahan|paaralan|school|at|niyo|nyo|kaming|sila|kain|ito|itong',
  },
}
