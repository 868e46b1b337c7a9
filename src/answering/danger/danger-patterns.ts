import { buildPattern } from '../../platform/text/build-pattern.js'
import type { DangerKind } from './danger.js'

/** What a pattern is asked: a `RegExp`, or one that is built when it is first needed. */
type TextPattern = Pick<RegExp, 'source' | 'test'>

/** A wording that means danger whatever else is said: enough by itself for emergency help above everything. */
export interface DangerPattern {
  name: string
  kind: DangerKind
  lang: string
  pattern: TextPattern
  /** Reaches `now` even where all words are calm: see `outrightPattern`. */
  isOutright: boolean
  /** Words with which it does not count. */
  unless?: TextPattern
}

/** True for a kind whose patterns are all outright. */
export const alwaysOutright = (kind: DangerKind): boolean => kind === 'suicide'

const who = String.raw`(?:he|she|they|i|my \w+|our \w+|kid|child|son|daughter|student|boy|girl)`

/**
 * Patterns belong to a language: an English one would read Spanish "molestar" wrongly. They are read on text without accents,
 * in lower case, with straight apostrophes.
 */
export const dangerPatterns: DangerPattern[] = [
  ...['en', 'es', 'ar', 'fr', 'ht', 'ko', 'pt', 'ru', 'so', 'tl', 'vi', 'zh'].flatMap(bareNumbers),
  danger(
    'suicide',
    'en',
    'kill-self',
    /\b(?:kill(?:ing|ed)? (?:him|her|my|them|your)sel(?:f|ves)(?! (?:studying|working|laughing|trying|over))|kms\b|end(?:ing)? (?:(?:his|her|my|their) (?:own )?life|it all)|take (?:his|her|my|their) own life|commit(?:ting)? suicide|suicide (?:note|attempt|plan|pact)|(?:is|am|i'm|he's|she's|feel(?:s|ing)?|son|daughter|kid|child|so|and|very) suicidal)\b/,
  ),
  danger(
    'suicide',
    'en',
    'want-to-die',
    buildPattern(
      String.raw`\b(?:want(?:s|ed|ing)? to (?:die|be dead|not be alive|disappear forever)|wish(?:es|ed)? (?:${who} (?:was|were) (?:dead|never born)|to be dead)|better off dead|(?:don'?t|doesn'?t|does not|do not|didn'?t) want to (?:be alive|be here any ?more(?!,? i)|live(?: any ?more)?(?! (?:with|in|at|on|near|so))|wake up(?! (?:at|for|so|early)))|no (?:reason|point) (?:to|in) liv(?:e|ing)|goodbye (?:letter|note|text)s?(?! (?:to|for) (?:the|his|her|my|their|\w+ grade)))\b`,
    ),
  ),
  danger(
    'suicide',
    'en',
    'hanging',
    /\b(?:hang(?:ing|ed)? (?:him|her|my)self(?! (?:upside|from the))|noose|jump(?:ing)? off (?:a|the) (?:bridge|roof|building))\b/,
  ),
  danger(
    'self-harm',
    'en',
    'cutting',
    /\b(?:cut(?:s|ting)? (?:him|her|my|them)sel(?:f|ves)(?! (?:shaving|out|off|on|with scissors|some|while|in|at))|cutting again|(?<!used to |to spot |on |about |old |his |her |a )self[- ]harm(?:ing|s|ed)?(?! (?:awareness|prevention|policy|flag|training|in may|unit|lesson))|hurt(?:ing|s)? (?:him|her|my)self(?! (?:sliding|playing|during|on|in|at (?:recess|practice|pe|gym|the)|falling))|burn(?:s|ing)? (?:him|her|my)self|(?:fresh|new|razor) cuts)\b/,
  ),
  danger(
    'weapon-violence',
    'en',
    'gun-at-school',
    /\b(?:(?:has|have|had|brought|bring(?:ing|s)?|brings|carr(?:y|ies|ying)|with|got|showed|pulled) (?:a |an |his |her |the )?(?:loaded |real )?(?:gun|pistol|handgun|rifle|glock|firearm|ar-?15)s?\b.{0,60}\b(?:school|class|bus|backpack|locker|bag|cafeteria|campus|recess)|(?:school|class|bus|backpack|locker|campus)\b.{0,40}\b(?:has|have|brought|carrying) (?:a |the )?(?:gun|pistol|handgun|rifle|firearm))/,
  ),
  danger(
    'weapon-violence',
    'en',
    'shoot-up',
    /\b(?:shoot(?:ing)? up|shoot (?:the|everyone|every ?body|people|kids|him|her|them|me|my)|school shooter|kill list|hit list|bomb threat|blow up (?:the|our|his|her) school|(?:going|gonna|threat(?:en(?:ed|ing|s)?)) to (?:shoot|stab|kill|bomb))\b/,
  ),
  danger(
    'weapon-violence',
    'en',
    'stabbed',
    /\b(?:stabb(?:ed|ing)(?! (?:her|his|the|my|a) (?:pencil|paper|hand with a pencil))|pulled (?:out )?a (?:knife|blade)|knife to (?:his|her|my|someone)|active shooter(?! (?:drill|training|lesson|video|plan|protocol|policy)))\b/,
  ),
  danger(
    'abuse-neglect',
    'en',
    'hits-child',
    /\b(?:(?:step)?(?:dad|father|mom|mother|parent|boyfriend|girlfriend|uncle|aunt|grandm?p?a|babysitter)s?\b.{0,30}\b(?:beat(?:s|ing|en)?|hit(?:s|ting)?|punch(?:es|ed|ing)?|chok(?:es|ed|ing)|whip(?:s|ped|ping)|burn(?:s|ed)|kick(?:s|ed)(?! \w{1,9} out))\b.{0,20}\b(?:him|her|me|them|the (?:kids?|child|baby|boy|girl))|(?<!don't |never |not )(?:want(?:ing)?|going|gonna|about|afraid|scared|might|urge) (?:to |i might |i will |i'll )?(?:hurt|harm|kill|shake|hit) my (?:kids?|child(?:ren)?|baby|son|daughter)(?!'s|'|s')|(?<!be )locked in (?:a|the) (?:closet|basement|garage|shed)|afraid to go home|scared to go home|bruises? (?:all over|on (?:his|her|the) (?:neck|back|face|arms?|legs?)))\b/,
  ),
  danger(
    'sexual-abuse',
    'en',
    'touched',
    /\b(?:(?:molest(?:ed|ing|s)?|rap(?:ed|ing)|sexual(?:ly)? (?:abus|assault|touch)\w*)|touch(?:ed|es|ing) (?:him|her|me|my (?:son|daughter|child|kid)|them)(?:'s)? (?:down there|private|inappropriate|sexual|under)|touch(?:ed|es|ing) (?:his|her|my) (?:private|chest|breast|penis|vagina|butt)|(?:coach|teacher|driver|aide|sub|janitor|man|uncle|cousin|stepdad|neighbor|tutor)\b.{0,20}\b(?:touch(?:ed|es|ing)|kiss(?:ed|es|ing)|rub(?:bed|s)) (?:my|her|him|a student|the girls)|nudes? (?:of|from) (?:my|a|the|him|her)|asked (?:him|her|my \w+) for (?:nudes|naked))\b/,
  ),
  danger(
    'missing-child',
    'en',
    'child-is-missing',
    /\b(?:child|son|daughter|grandson|granddaughter|kid|boy|girl) (?:is|went|has gone) missing(?=[.!?,]|$| (?:please|help|since)\b)/,
    true,
  ),
  danger(
    'missing-child',
    'en',
    'missing',
    /\b(?:(?:never|didn'?t|did not|hasn'?t|has not) (?:come|came|make it|made it|get|got|gotten|arrive[d]?|show(?:ed)? up)(?: back)? (?:home(?! (?:with|in (?:the|his|her) (?:backpack|folder)))|off the bus)|can'?t find (?:my|our|his|her) (?:little )?(?:son|daughter|child|kid|kindergartner|brother|sister|grand\w{3,9}|boy|girl|baby)(?!'s|s\b| (?:in|on) (?:the|your) (?:year|port|web|list|app|system))|nobody (?:knows where (?:he|she|my \w+) (?:is|went)|has seen (?:him|her|my \w+))|(?:child|son|daughter|grandson|granddaughter|kid) is missing(?! (?:a|an|the|his|her|some|two|three|four|five|\d{1,2}|\w+ (?:works?|credits?|assignments?|shots?|classes))\b)|(?:he|she|child|son|daughter|kid|girl|boy|student)(?: is|'s| has been|'s been)? missing since|put (?:him|her|my \w+) on the wrong bus|kidnapp?(?:ed|ing)|abducted)\b/,
  ),
  danger(
    'runaway',
    'en',
    'ran-away',
    /\b(?:(?<!dog |cat |puppy |kitten |hamster |bunny |almost )ran away(?! (?:with the|from (?:the|a) |once|laughing))|run(?:ning)? away from home|runaway(?! (?:bunny|train|success|bride|prevention|safeline|truck|dog|cat|story))|left (?:a note )?and (?:hasn'?t|didn'?t|never) come back)\b/,
  ),
  danger(
    'domestic-violence',
    'en',
    'partner',
    /\b(?:(?:husband|boyfriend|ex|partner|wife)\b.{0,30}\b(?:beat(?:s|ing)?|hit(?:s|ting)? (?:me|us|her|him|my|our|the (?:kids|children|baby))|chok(?:es|ed|ing)|threaten(?:s|ed|ing)? (?:to kill|me|us)|strangl\w+)|domestic violence(?! (?:awareness|month|shelter|advocate|training|unit))|restraining order.{0,40}(?:showed up|outside|at the school|violat)|(?:hiding|fleeing|running) from (?:my|her) (?:husband|ex|boyfriend|partner))\b/,
  ),
  danger(
    'overdose-substance',
    'en',
    'overdose',
    /\b(?:(?<!sugar |of an |from an |about |on |of )overdos(?:e|ed|ing)(?! (?:on (?:candy|sugar|cake|chocolate|screen)|of (?:homework|glitter|safety|fun|screen|cute)|hotline|awareness|deaths|prevention|training))|(?:took|swallowed|ate|drank) (?:a (?:whole )?(?:bottle|bunch|handful) of|too many|all (?:the|of)|\d+).{0,20}(?:pills?|tylenol|advil|gummies|edibles|medicine|meds|bleach)|(?<!to |about |like |over )fentanyl(?! (?:awareness|night|lesson|talk|assembly|poster|prevention))|won'?t wake up|(?:drank|swallowed|ate) (?:bleach|cleaner|antifreeze|poison|a battery|batteries|detergent))\b/,
  ),
  danger(
    'medical-emergency',
    'en',
    'medical',
    /\b(?:(?:not|isn'?t|stopped|can'?t|cannot|trouble|hard(?:er)? time|having trouble) breath(?:e|ing)(?! (?:through (?:his|her|my) nose|in (?:these|there|that|this|a) ))|unconscious(?! bias)|unresponsive|(?<!nearly |about |almost |practically )passed out(?! (?:flyers|the|cupcakes|invitations|ballots|candy|books|papers|treats|snacks|valentines|laughing|once))|having a seizure(?! of)|seizing|chok(?:ing) (?:on|right now)|turn(?:ing|ed) blue|throat (?:is )?(?:closing|swelling)|anaphyla\w{3,6}(?! (?:plan|form|training|action|kit|policy))|won'?t stop bleeding|bleeding (?:a lot|badly)|(?:is )?having a heart attack(?! (?:over|at|when)))\b/,
  ),
  danger(
    'fire-hazard',
    'en',
    'fire',
    /\b(?:(?:school|classroom|bathroom|bus|building|kitchen) is on fire|smell(?:s|ing)? (?:of )?(?:gas|smoke)\b(?! on )|(?<!(?:after|about|for|had) (?:the|a|that) )gas leak(?! (?:drill|repair|on \w+ (?:closes|was)|in the neighbo))|carbon monoxide(?! (?:detector|alarm (?:in|by|for)|law|policy))|smoke (?:is )?coming (?:out|from)|sparks? (?:coming|from))/,
  ),
  danger(
    'intruder-stranger',
    'en',
    'stranger',
    /\b(?:(?:strange(?:r| man| guy)|some man|a man|unknown (?:man|person)|somebody)\b.{0,50}\b(?:(?:tried|try(?:ing)?) to (?:grab|take|pull|lure|get)|follow(?:ed|ing|s)|grabbed|offered (?:him|her|them|my \w+|kids) (?:candy|a ride)|taking pictures of|exposed)|tried to (?:grab|snatch|abduct) (?:my|a|the|him|her)|trying to get into the (?:school|building)|broke into the school)\b/,
  ),
  danger(
    'trafficking-grooming',
    'en',
    'grooming',
    /\b(?:(?:older|grown|adult|25|30|40)[- ]?(?:year[- ]old)? ?(?:man|guy|men)\b.{0,60}\b(?:online|snap\w*|discord|roblox|instagram|meet|pictures|gifts|money)|(?<!about |on )sextort\w+(?! (?:webinar|lesson|talk|awareness|night))|(?:blackmail\w*|threaten\w*).{0,30}(?:nudes|pictures|photos)|groom(?:ed|ing) (?:my|her|him)|(?<!drug )traffick(?:ed|er)s?|(?:being|sex|child|for|is) trafficking(?! (?:awareness|poster|unit|assembly|month)))\b/,
  ),
  danger(
    'weapon-violence',
    'en',
    'shots-heard',
    /\b(?:(?<!fake )gun ?shots?(?! (?:in (?:the|a) (?:movie|book|video|play|game)|on tv))|gunfire|shots (?:were |are being )?fired|shooting (?:at|in|inside|outside|near) (?:the|our|my \w+'s|his|her) (?:\w+ )?school|(?:loud |big )?(?:bangs?|pops?|booms?|explosions?)\b.{0,40}\b(?:running out|ran out|fleeing|hiding|screaming|under (?:the|their) (?:desks|tables)))\b/,
  ),
  danger(
    'missing-child',
    'en',
    'taken-by-someone',
    /\b(?:(?:picked|signed|checked) (?:up |out )?(?:my|our|him|her|them)\b.{0,60}|(?:released|handed|gave|let) (?:my|our|him|her|them)\b.{0,60}|(?:came|come|coming) (?:for|to get) (?:my|our|him|her|them)\b.{0,40}|took (?:my|our|him|her|them)\b.{0,60})\b(?:(?:i|we) (?:did not|didn'?t|never|have not|haven'?t) (?:send|sent|authorize|authorized|allow|allowed|ask|asked|give|given)|(?:i|we) (?:do not|don'?t|have never|never) (?:know|knew|met|heard of) (?:him|her|them|this|that)|(?:man|woman|lady|guy|person|someone|somebody) (?:who |that |whom )?(?:i|we) (?:do not|don'?t|have never|never) (?:know|knew|met|seen))\b/,
  ),
  danger(
    'abuse-neglect',
    'en',
    'staff-hits',
    /\b(?:aide|para|paraprofessional|driver|monitor|attendant|coach|trainer|teacher|assistant|principal|sub|staff)\b.{0,25}\b(?:hit|hits|slap|slaps|slapped|pinch|pinches|pinched|punch|punches|punched|choke|chokes|choked|kicked|slammed|dragged|shoved|grabbed)\b (?:and \w+ )?(?:my|our|him|her|the) (?:(?:little|autistic|disabled|nonverbal|special needs) )*(?:son|daughter|child|kid|boy|girl|kindergartner|grandson|granddaughter|first grader|by|against|into|and|hard|again|today|in the (?:face|head|stomach))(?! (?:by (?:accident|mistake)|with (?:a|an) (?:detention|zero|bill|fine|fee|ball|referral|write)))\b(?!'s)/,
  ),
  danger(
    'suicide',
    'en',
    'voices',
    /\bvoices?\b.{0,20}\b(?:tell|tells|telling|told|say|says|want|wants|order|orders)\b.{0,15}\b(?:him|her|me|them) to (?:walk (?:into|in front)|jump|hurt|kill|cut|step (?:into|in front)|die|burn|run (?:into|in front))\b/,
  ),
  danger(
    'suicide',
    'en',
    'deadly-dose',
    /\bhow (?:many|much) .{0,40}\b(?:pills?|tylenol|advil|ibuprofen|benadryl|melatonin|aspirin|tablets|medicine|meds|pm)\b.{0,25}\b(?:too many|too much|to die|kills?|would kill|lethal|deadly|(?:to|an) overdose)\b/,
  ),
  danger(
    'medical-emergency',
    'en',
    'knocked-out',
    /\b(?:(?:was|got|been|is|him|her) knocked (?:out|unconscious)(?! (?:of|in the (?:first|second|final)|by (?:the|a) (?:other|rival|better)))|lost consciousness|(?:was|is) out cold)\b/,
  ),
  danger('overdose-substance', 'en', 'od', /^\W{0,9}od\W{0,9}$/, true),
  danger(
    'overdose-substance',
    'en',
    'oded',
    /\b(?:od'd|od'?ed|od'?ing)\b(?! on (?!(?:(?:her|his|my|the|some|too many) )?(?:pills?|meds|medicine|drugs?|fentanyl|heroin|opioids?|oxy|percs?|xanax|tylenol|benadryl)\b))/,
  ),
  danger(
    'medical-emergency',
    'en',
    'emergency',
    /^\W{0,9}(?:call(?:ing)? 911|(?:(?:it'?s|this is|there'?s|there is|we have|i have) )?an? emergency|emergency)\W{0,9}$/,
    true,
  ),
  danger(
    'medical-emergency',
    'es',
    'emergencia',
    /^\W{0,9}(?:llam(?:ar|e|en|a) al 911|(?:(?:es|hay|tengo) una )?emergencia|auxilio)\W{0,9}$/,
    true,
  ),
  danger(
    'suicide',
    'es',
    'matarse',
    /\b(?:ya no (?:puedo|aguanto) mas(?! (?:con|de|el|la|los|las)\b)|(?:matarse(?! de la risa)|suicidarse|(?<!prevencion del |prevenir el |el )suicidio|quitarse la vida|se quiere (?:morir|matar)|quiere (?:morir(?:se)?|matarse)|me quiero (?:morir|matar)(?!,? (?:de |mande|se me))|quiero morir(?:me)?(?! de )|no quiere (?:seguir )?viv(?:ir|iendo)|ya no quiere vivir|no vale la pena vivir|mejor muert[oa])|carta de despedida(?! (?:para|del?) )|colgarse(?! de )|ahorcarse)\b/,
  ),
  danger(
    'weapon-violence',
    'es',
    'se-oyen-disparos',
    /\b(?:(?:se )?(?:oye|oyen|oyeron|oimos|oi|escucha|escuchan|escucharon|escuchamos|escuche|hubo|hay) (?:unos |varios |muchos |como )?(?:disparos|balazos|balacera|tiros|tiroteo|detonaciones)|(?:estan|esta) (?:disparando|echando balazos|balaceando))\b/,
  ),
  danger(
    'missing-child',
    'es',
    'alguien-se-lo-llevo',
    /\b(?:(?:vino|vinieron|fue|fueron) por (?:mi|el|ella|los|las)\b.{0,30}|(?:recogi|llev|entreg|saca)\p{L}{1,5} (?:a )?(?:mi|la|el|lo)\b.{0,50})\b(?:no (?:le |les )?(?:mande|mandamos|envie|autorice|autorizamos|di permiso)(?: permiso)?(?: a)? (?:nadie|ninguno)|no (?:la |lo |los )?conozco)\b/u,
  ),
  danger(
    'abuse-neglect',
    'es',
    'personal-pega',
    /\b(?:maestr[oa]|profesora?|asistente|ayudante|chofer|conductora?|entrenadora?|monitora?)\b.{0,25}\b(?:le peg[oa](?! (?:un|una|el|la) (?:estrella|sticker|calcomania|papel|foto|nota))|lo golpe[oa]|la golpe[oa]|golpe[oa] a (?:mi|un|una)|pellizc[oa] a (?:mi|un|una)|(?:le|lo|la) pellizc[oa]|(?:le|lo|la) zarande[oa]|le (?:jal[oa]|jalone[oa]) (?:del |el )?(?:pelo|cabello|oreja)|le dio (?:una )?(?:cachetada|bofetada))\b/,
  ),
  danger(
    'self-harm',
    'es',
    'cortarse',
    /\b(?:(?:hij[oa]|nin[oa]|niet[oa]|sobrin[oa]) se corta(?! (?:el |la |las unas|solo el ))|se (?:esta )?(?:corta(?:ndo)?|lastima(?:ndo)?|quema(?:ndo)?) (?:los brazos|las piernas|sol[oa]|a si mism[oa]|con)|cortadas? en (?:los|sus) brazos|se hace dano|autolesion\w*|se esta cortando)\b/,
  ),
  danger(
    'weapon-violence',
    'es',
    'pistola',
    /\b(?:(?:trae|trajo|tiene|lleva|llevo|con) (?:una? )?(?:pistola(?! de (?:agua|juguete|silicon|nerf|burbujas))|arma|rifle|navaja|cuchillo)\b|(?<!despues de un |el )tiroteo|balacera|(?<!me )va a (?:disparar|matar|apunalar)|amenaz\w+ (?:con )?(?:matar|disparar|de muerte|una? (?:pistola|arma|bomba))|amenaza de bomba|lista de muertos)\b/,
  ),
  danger(
    'abuse-neglect',
    'es',
    'golpean',
    /\b(?:(?:papa|padre|mama|madre|padrastro|madrastra|novio|tio|abuelo)\b.{0,30}\b(?:le pega|lo golpea|la golpea|les pega|lo maltrata|la maltrata|la quema|lo quema)|moretones?|(?:miedo de (?:ir|regresar) a (?:su|la) casa)|encerrad[oa] en (?:el|la|un)|no (?:le dan|les dan) de comer)\b/,
  ),
  danger(
    'sexual-abuse',
    'es',
    'tocado',
    /\b(?:abus(?:o|aron|an|ado|ada) sexual\w*|abus(?:o|aron|an) de (?:mi|ella|el)|(?:lo|la|le|me) (?:toco|tocaron|toca|manosea|manoseo)\b.{0,30}(?:partes|intim|privad|cuerpo|abajo)|viol(?:aron|ada|ado|o a)|fotos? desnud[oa]s?)\b/,
  ),
  danger(
    'missing-child',
    'es',
    'perdido',
    /\b(?:(?:no|nunca) (?:ha )?lleg(?:o|ado) (?:a )?(?:la |mi )?casa|no (?:aparece|encuentr\w{1,4} a|se donde esta) (?:mi|la|el|nuestra|nuestro) (?:hij|nin|niet|sobrin|bebe|herman|chamac)\w{0,4}(?! en (?:el|la|los|las|ningun))|(?:hij|nin|niet|sobrin|chamac)\w{1,4} esta(?:n)? perdid[oa]s?|se perdio mi|desaparec(?:io|ida|ido)|secuestr\w+|se lo llevo (?:un|una|su)|se la llevo (?:un|una|su))\b/,
  ),
  danger(
    'runaway',
    'es',
    'escapo',
    /\b(?:(?:hij|nin|niet|sobrin|el|ella)\w{0,4} se (?:escapo|fue) de (?:la )?casa(?! de)|se (?:escapo|fugo) de (?:la )?casa|se fugo(?! de la clase)|huyo de (?:la |su )?casa)\b/,
  ),
  danger(
    'domestic-violence',
    'es',
    'esposo',
    /\b(?:(?:esposo|marido|pareja|novio|ex)\b.{0,30}\b(?:(?:me|nos|la|le) (?:pega|golpea|amenaza|pego|golpeo)|me quiere matar)|(?<!contra la )violencia domestica)\b/,
  ),
  danger(
    'overdose-substance',
    'es',
    'sobredosis',
    /\b(?:(?<!de |por |una )sobredosis(?! de (?:tarea|azucar|dulces))|se (?:tomo|trago) (?:muchas|todas|un monton de|unas|las|\d+).{0,15}(?:pastillas|pildoras|medicinas?)|(?<!sobre |por |del |el |de )fentanilo|no (?:se )?despierta(?! (?:en|por|temprano|a tiempo|para))|(?:tomo|trago|bebio) (?:cloro|veneno))\b/,
  ),
  danger(
    'medical-emergency',
    'es',
    'medica',
    /\b(?:no puede respirar(?! por la nariz)|no respira(?! (?:bien )?por la nariz)|inconsciente|se desmayo(?! (?:una vez|de (?:la )?risa|con (?:la|el)))|convulsionando|(?:esta|le dio|le esta dando|tuvo|tiene) (?:una )?convulsion\w{0,2}|se esta ahogando(?! (?:en|con) (?:tarea|trabajo|la|el|honores))|se ahoga(?! en un vaso)|sangra mucho|se (?:le )?cierra la garganta)\b/,
  ),
  danger(
    'fire-hazard',
    'es',
    'incendio',
    /\b(?:(?:hay|es) (?:un )?incendio|se (?:incendi\w{1,4}|esta quemando)|huele a (?:gas|humo|quemado)|hay (?:una )?fuga de gas|sale humo|hay (?:fuego|humo))\b/,
  ),
  danger(
    'intruder-stranger',
    'es',
    'extrano',
    /\b(?:(?:hombre|senor|extrano|desconocido|tipo)\b.{0,50}\b(?:trato de (?:llevarse|agarrar|subir|meter)|quiso (?:llevarse|agarrar)|siguio|sigue|ofrecio|toma(?:ndo)? fotos|intento))\b/,
  ),
  danger(
    'trafficking-grooming',
    'es',
    'acoso-en-linea',
    /\b(?:(?:hombre|adulto|senor)\b.{0,40}\b(?:por internet|en linea|en roblox|por instagram|le manda|le pide)\b|le pide fotos|chantaj\w+)\b/,
  ),
]

/** Nothing but the number that somebody would call, in any language. */
function bareNumbers(lang: string): DangerPattern[] {
  return [
    danger('medical-emergency', lang, '911', /^\W{0,9}9[- ]?1[- ]?1\W{0,9}$/, true),
    danger('suicide', lang, '988', /^\W{0,9}9[- ]?8[- ]?8\W{0,9}$/),
  ]
}

function danger(
  kind: DangerKind,
  lang: string,
  name: string,
  pattern: RegExp,
  isOutright = alwaysOutright(kind),
): DangerPattern {
  return { name: `${lang}:${name}`, kind, lang, pattern, isOutright }
}
