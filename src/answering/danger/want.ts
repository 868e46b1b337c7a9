import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import { begins, ends } from './word-edges.js'

/** Up to three further words, as in "we have all just been evicted". */
const words = '(?: [a-z]{1,12}){0,3}'
/** The rest of a clause. */
const clause = '[^.!?;]{0,40}'

const kids =
  '(?:(?:my|our|the|his|her) (?:(?:own|little|two|three|four|2|3|4|youngest|oldest) )?(?:kids?|child|children|bab(?:y|ies)|sons?|daughters?|boys?|girls?|twins|little ones|grand(?:son|daughter|kids|children|babies)|famil(?:y|ies)|nieces?|nephews?))'
const eaters = `(?:${kids}|they|he|she|them|him|her|us|kids|everyone)`
const us = `(?:we(?:ve|ll|re)?|were|i(?:m|ve|ll)?|us|and me|(?:me|i) and ${kids}|${kids}|${kids} and (?:i|me|myself))`
const food = '(?:food|groceries|formula|(?:anything|enough) (?:food )?(?:to eat|for dinner|for supper))'
const cupboard = '(?:fridge|refrigerator|freezer|pantry|cupboards?|cabinets?|kitchen)'
const stamps = '(?:food ?stamps?|ebt|snap benefits|(?:my|our|the) (?:snap|wic)|wic|link card)'
const dwelling =
  '(?:home|house|apartments?|apt|trailer|place|condo|duplex|room|unit|housing|rental|mobile home)'
const car =
  '(?:car|van|truck|suv|minivan|camper|rv|tent|garage|storage unit|parking lot)(?! (?:line|pool|seat|ride|wash|shop|show))'
const lodging = '(?:motel|hotel|(?:homeless |family |womens |emergency )?shelter)'
const cannot =
  '(?:cant|cannot|can not|couldnt|could not|unable to|not able to|no way to|struggl(?:e|ing) to|dont know how (?:to|ill|well|i will|we will|im going to|were going to|im gonna|were gonna))'
/** "Nothing to eat that he likes at lunch", "no food at the game". */
const notAtSchool =
  '(?! (?:that|which|allerg[a-z]{1,4}|restrictions?|drive|trucks?|fair|colou?ring|for the (?:party|class|game|team|concert|potluck|field)|(?:in|at|from|during|for|on) (?:the |his |her |their |my |our )?(?:school|class[a-z]{0,4}|cafeteria|lunch[a-z]{0,4}|recess|practice|game|library|party|concession|snack|menu|meeting|staff|teachers?|event|fair|store|club|room)))'
/** Out of something that is no home: the group chat, the game. */
const notHome =
  '(?! (?:of|from) (?:the |his |her |my |our |a )?(?:[a-z]{1,10} )?(?:chat|group|class[a-z]{0,4}|game|team|meeting|portal|app|zoom|call|office|building|gym|library|program|school|bus|event|account|club|room|cafeteria|practice|band|aftercare|parking|park|store|website|server|page|locker|system)| at (?:first|second|third|home plate))'
/** A child with nowhere to go after school needs aftercare. */
const notAfterSchool =
  '(?! (?:(?:right )?(?:after|before|during|between|while|when|until|till)|at (?:lunch|recess|dismissal)|on (?:half|early|snow)|in the (?:mornings?|afternoons?)|with (?:it|this|these)))'
const travel =
  '(?! (?:for|during|on|over|at) (?:the |a |our |his |her |this |spring |winter |summer )?(?:vacation|trip|game|tournament|holidays?|break|weekend|thanksgiving|christmas|wedding|competition|conference|field))'

const withoutFood = {
  en: [
    `(?:we|i|${kids}|weve|ive|theres|there is|there was|we literally|its|with|home to) (?:have |has |had |got |have got |literally )?(?:no|not enough|hardly any|barely any|almost no|zero|very little) (?:more )?${food}${notAtSchool}`,
    `(?:no|not enough|hardly any|barely any|zero) (?:more )?(?:food|groceries|formula) (?:left )?(?:at|in) (?:the |our |my |this )?(?:home|house|apartment|kitchen|fridge|pantry|cupboards?|trailer|motel)(?! ec)`,
    `(?:we|i) (?:still |really )?(?:dont|do not|havent|have not|aint)(?: even)? (?:have|got|had)(?: any| enough| much)? ${food}${notAtSchool}`,
    `(?:no|not enough|dont have (?:any |the |enough )?|without) money (?:left )?(?:for|to (?:buy|get)) (?:(?:any|more|our|the) )?(?:food|groceries|formula|dinner|supper)(?! (?:truck|fair|court|at school))`,
    `(?:we|i|weve|ive|were|im)(?: are| am| have| just| all| almost| completely| already){0,3} (?:ran|run|running|been|out|clean)(?: clean)?(?: out)? of (?:food|groceries|formula|(?:food|grocery) money|money for (?:food|groceries))(?! colou?ring)`,
    `out of (?:food|groceries|formula)(?: at home|,? and (?:out of )?(?:food|formula|diapers|groceries|milk|money)| for (?:${kids}|us|them)| (?:until|till|til|since))`,
    `(?:food|formula|groceries) (?:is|are|has|have)(?: all| almost| already){0,2} (?:gone|run out|finished|used up)(?! (?:bad|up))`,
    `(?:we|i|theres|there is|there was|with|and)(?: literally| really| just){0,1}(?: have| had| got| have got| is)? nothing (?:left )?(?:for (?:dinner|supper|tonight|us to eat)|to (?:eat|feed|cook)|to give (?:${eaters}) (?:for|to eat|tonight))${notAtSchool}`,
    'nothing (?:left )?to (?:eat|cook|feed (?:them|him|her|the kids)) (?:at|in) (?:the |our |my )?(?:home|house|apartment|trailer|motel)(?! ec)',
    `nothing (?:left |at all |much )?(?:to eat )?in (?:the|our|my) (?:fridge|refrigerator|freezer|pantry|cupboards?|cabinets?|kitchen|house)(?! (?:at|in) (?:the|his|her) (?:school|staff|teachers?|office|class|lounge|staff))`,
    `(?:our|my|the) ${cupboard} (?:is|are|has been)(?: all| completely| almost| nearly| totally){0,1} (?:empty|bare)(?! (?:at|in) the)`,
    `${cannot}(?: even| always| hardly)? (?:afford|buy|get|pay for|afford to buy|afford to get)(?: any| enough| more| our| much){0,2} (?:food|groceries|formula|to eat)(?! (?:truck|fair|at (?:school|lunch)))`,
    `${cannot}(?: even| always)? (?:afford to )?feed (?:${eaters}|my)`,
    `${cannot}(?: even| always)? (?:put|keep) (?:any |enough )?food (?:on the table|in the (?:house|fridge))`,
    `(?:skip(?:s|ped|ping)?|miss(?:es|ed|ing)?|g(?:o|oing|oes|one) without|without eating|not eating|(?:dont|do not|doesnt|havent been) (?:eat|eating)|eat(?:ing)? less|(?:once|one meal|one time) (?:a|per) day)${clause} so(?: that)? (?:${eaters}|there|my (?:two|three|four|2|3) [a-z]{3,9})${clause} (?:eat|eats|meals?|food|dinner|supper|something|enough|fed|full)`,
    `(?:we|weve|were|i|im|ive|${kids})(?: are| have| been| only| just| all| mostly| now){0,4} (?:eat|eats|eating|ate|having|get|gets)(?: only| just| maybe){0,1} (?:once|one meal|one time|a single meal) (?:a|per|each) day`,
    '(?:to (?:bed|sleep)|going to school) (?:hungry|without (?:dinner|supper|eating|food|a meal))',
    `(?:${kids}|we|weve|were|im|i)(?: are| am| have| been| is){0,2} going hungry`,
    `${kids} (?:are|is) (?:hungry|starving) (?:and|because|at home|at night|all the time|every (?:night|day|weekend))${clause} (?:no|nothing|dont|cant|food|money|eat|feed)`,
    `(?:${kids}|we|i|they) (?:have not|havent|has not|hasnt) (?:eaten|had (?:anything to eat|a meal|food))(?: a meal| anything| food)? (?:since (?:yesterday|sunday|monday|tuesday|wednesday|thursday|friday|saturday|last)|(?:in|for) (?:two|three|four|a couple|a few|2|3|4|days)|all (?:day|weekend))`,
    `only (?:eats?|meals?|food)${clause} (?:at|from) school${clause} (?:because|since|cause|cuz)`,
    `${stamps}(?: card| benefits)?(?: [a-z]{1,10}){0,3} (?:cut(?: off)?|stopped|ran out|run out|runs out|gone|empty|used up|ended|suspended|expired|denied|canceled|cancelled|late|(?:did not|didnt|have not|havent|hasnt) (?:come|load|loaded|renew))`,
    `(?:lost|los(?:e|ing)|took|taken|cut(?: off)?|stopped|denied|ran out of|run out of|out of|canceled|cancelled|reduced)(?: us)?(?: off)?(?: of)?(?: my| our| the)? ${stamps}`,
    `(?:go(?:ing)? without|give up|skip(?:ping)?)${clause} so (?:${eaters}) (?:can|could|has|have|gets?)(?: to)? (?:eat|have (?:dinner|supper|breakfast|food|something)|dinner|supper|something)`,
    `(?:need|needs|get|find|help (?:with|getting)) (?:some |any )?(?:food|groceries|formula|something to eat) (?:for (?:${kids}|us) )?(?:tonight|today|right away|until payday|before the weekend|(?:because|since|cause) (?:we|i|my))`,
    `(?:we|i|weve|ive|were|im|${kids})(?: are| have| been| is| all| only| just| mostly){0,4} (?:living on|eating|eat|having)(?: only| just| nothing but| plain){0,1} (?:rice|ramen|noodles|crackers|cereal|peanut butter|beans|bread|oatmeal)${clause} (?:because|since|until|till|til|all week|for (?:days|dinner)|every (?:night|meal|day)|left)`,
    '(?:watering down|stretching|rationing|running out of|almost out of|running low on|run low on|low on|short on) (?:the |our |my |what |her |his |babys )?(?:food|formula|groceries)(?! (?:colou?ring|at (?:the )?(?:school|snack|concession)|for the (?:party|class|game|event|picnic|potluck)))',
    `(?:down to|that was|eating|ate|gave them|gave him|gave her|used) (?:our|the|my) last (?:of the (?:food|groceries|formula)|(?:can|box|bag|bit|cup|jar|loaf|pack) of (?:food|rice|beans|soup|formula|cereal|bread|milk|noodles|pasta|eggs))`,
    `(?:${kids}|they|we) (?:have|has|had|got|will have) nothing to eat${notAtSchool}`,
    `${cannot}(?: even)? (?:afford|pay for|buy|get)(?: a| any| our)? (?:dinner|supper|meals?|breakfast and dinner)`,
    '(?:give|giving|gave|feed|feeding) (?:them|him|her|my kids|the kids) (?:my (?:plate|share|food|portion|dinner)|first and)',
    `(?:dont|do not) know (?:how|what|where) ${us}(?: are| will| can|ll)?(?: all)?(?: going to| gonna| supposed to| will) (?:eat|feed|cook|sleep|live|stay)${notAtSchool}${travel}`,
    `(?:hardly|barely|scarcely|almost)(?: even)? (?:any(?:thing)?|nothing|enough)(?: left)? to eat${notAtSchool}`,
    `(?:hardly|barely|scarcely)(?: even)? (?:afford (?:to eat|food|groceries|formula)|feed (?:${eaters}|my))`,
    'out of everything,? (?:and )?(?:even )?(?:food|formula|groceries)',
    `${kids} (?:have not|havent|has not|hasnt) had (?:a |any )?(?:hot |real |proper |decent |full |good )?(?:meal|dinner|supper)(?! at school)`,
    `(?:only|just) (?:have|got|has)(?: some)? (?:ramen|rice|noodles|beans|cereal|crackers|bread)(?: left)? (?:for (?:${kids}|them|us|dinner|supper)|left|at home|in the house|to (?:eat|feed|give))`,
    `(?:we are|were|im|i am|${kids} (?:are|is)) (?:so |always |really |all )?hungry(?! (?:after|when|at|during|before|by|for lunch|in))${clause} (?:pantry|no food|nothing|no money|get paid|lost my job|stamps|ebt|benefits|broke|afford)`,
    `(?:benefits|stamps|job|paycheck|hours|ebt)${clause} (?:we are|${kids} (?:are|is)) (?:so |going |all )?hungry`,
    'hungry,? (?:and|but) (?:i|we|theres)(?: dont)?(?: have| got| literally)? (?:nothing|no food|anything to|no money)',
    `(?:trouble|hard time|difficulty|struggl(?:e|ing)) (?:with )?(?:feeding (?:${kids}|us|them|everyone)|(?:getting|buying|affording|keeping|putting) (?:enough )?(?:food|groceries|formula))`,
    `(?:struggl(?:e|ing) to|${cannot}) (?:keep (?:${kids}|them|everyone) fed|eat (?:because|since|until|till|this week))`,
    '(?:not enough|barely enough|hardly any|barely any) (?:food|groceries) (?:for|to (?:get|make it)|through|over|until|till)(?: [a-z]{1,8}){0,2} (?:weekend|week|month|tomorrow|payday)(?! (?:trip|game|tournament|event|camp|retreat))',
    'no (?:dinner|supper|breakfast|meals?) at (?:our|my) (?:house|home|place|apartment)',
    '(?:food|groceries|formula) (?:is|are) (?:running|almost|nearly) (?:out|low|gone)(?! (?:for|at (?:the )?(?:party|school|game)))',
    '(?:stole|steal|skimmed|hacked)(?: all)? (?:our|my|the) (?:food ?stamps?|ebt|snap|wic)|(?:food ?stamps?|ebt|snap)(?: card| benefits)? (?:got|was|were|has been) (?:stolen|skimmed|hacked)',
    `(?:we|i|(?:${kids}|kids) and i) (?:all )?ate nothing (?:all|yesterday|today|since|for)`,
  ],
  es: [
    `(?:no|ya no|casi no)(?: nos| me)? (?:hay|tenemos|tengo|queda|ajusta|completa(?:mos)?)(?: ya| mas| casi| ni| suficiente| nada| nada de| mucha){0,2} (?:comida|alimentos|despensa|mandado|formula|que (?:comer|cenar)|que darles?(?: a [a-z ]{2,15})?(?: de comer| de cenar)|(?:que|de|para|pa) (?:comer|cenar)|(?:dinero )?(?:para|pa) (?:comprar )?(?:la )?(?:comida|comer|mandado|despensa|alimentos|formula))(?! (?:en (?:la )?(?:cafeteria|escuela|reunion|fiesta|clase|junta|biblioteca)|en el (?:salon|juego|recreo)|que le|chicle|antes|chatarra|dentro))`,
    'no (?:hay|tenemos|tengo|queda) (?:nada )?(?:que|de|con que|como) (?:dar|darles?|alimentar|poner en la mesa)(?: de (?:comer|cenar))?',
    '(?:no se|no tengo|no hay) (?:que|como|con que) darles? (?:de (?:comer|cenar)|comida)',
    `(?:estamos|estoy|nos quedamos|me quede|quedamos|llevamos${words}|llevo${words}|dias|van${words}) sin (?:comida|comer|que comer|mandado|despensa|alimentos|nada (?:que|de|para) comer)`,
    'se (?:nos|me) (?:ha |han )?(?:acabo|termino|acabaron|acabado|terminaron)(?: ya)?(?: toda)? (?:la |el |las )?(?:comida|mandado|despensa|formula|leche|estampillas|cupones)(?! (?:en|del) (?:la |el )?(?:escuela|cafeteria|salon))',
    'se acabo la (?:leche|formula|comida) (?:del|de (?:la|mi|el)) (?:bebe|nin[oa]|casa|hij[oa])',
    '(?:acuest[a-z]{1,3}|acostar(?:se|on)?|acostamos|duerm[a-z]{1,3}|dorm(?:ir|imos)|a la cama)(?: [a-z]{1,10}){0,2} (?:con hambre|sin (?:cenar|comer))',
    '(?:pas(?:ando|amos|an|o)|sufr(?:iendo|imos)|aguant(?:ando|amos|an)) (?:de )?hambre',
    'no (?:nos|me) (?:alcanza|ajusta|da)(?: el dinero| ni| ya| la quincena){0,2} (?:para|pa)(?: comprar)?(?: la| el| lo)? (?:comida|comer|mandado|despensa|alimentos|de comer)',
    '(?:quitaron|cortaron|cancelaron|acabaron|suspendieron|bajaron|negaron|terminaron|no (?:nos |me )?(?:llegaron|dieron))(?: ya)? (?:las |los |mis |nuestras |el |la )?(?:estampillas|cupones|snap|ebt|tarjeta de (?:comida|alimentos))',
    '(?:estampillas|cupones)(?: [a-z]{1,10}){0,3} (?:acabaron|terminaron|cortaron|quitaron|cancelaron|cancelad[oa]s|no (?:llegaron|alcanzan))',
    '(?:com(?:emos|iendo|o)|hacemos)(?: [a-z]{1,10}){0,2} una (?:sola )?(?:vez|comida) al dia',
    '(?:salt[a-z]{1,6}|dej[oa](?:mos)? de comer|no (?:como|comemos|ceno|cenamos)|sin (?:comer|cenar)|como menos|comemos menos)(?: [a-z]{1,10}){0,4} (?:para|pa) que (?:mis|los|las|mi|ell[oa]s|le|les|alcance|coman?|haya|puedan?|tengan?)',
    'com(?:e|en)(?: nada mas| solo| solamente)? en la escuela (?:porque|pues|ya que)',
    '(?:refri|refrigerador|nevera|alacena|despensa)(?: ya| casi| todo| toda){0,2} (?:esta|sigue|estan)(?: casi| ya| todo| toda| bien){0,1} vaci[oa]s?',
    'nada(?: que comer| de comer)? en (?:el|la|mi) (?:refri|refrigerador|nevera|alacena|despensa|cocina)',
    'no (?:han|hemos|he|ha) comido(?: nada| bien){0,1} (?:desde (?:ayer|antier|hace|el)|en (?:dos|tres|varios|todo)|hace)',
    'no (?:me|nos) alcanz(?:o|an|aba)(?: el dinero| ya){0,1} (?:para|pa)(?: comprar)?(?: la| el)? (?:comida|comer|mandado|despensa|alimentos)',
    '(?:estamos|vamos a|nos estamos|nos vamos a)(?: [a-z]{1,9}){0,1} (?:quedando|quedar|quedarnos|quedandonos) sin (?:comida|comer|mandado|despensa|casa|techo|hogar|donde)',
    '(?:comiendo|comemos|comen|cenamos)(?: nada mas| solo| puro| pura| solamente){1,2} (?:arroz|frijol(?:es)?|sopa|tortillas?|pan|avena|cereal)',
    'batall(?:o|amos|ando)(?: mucho)? (?:para|pa|con) (?:la comida|comer|dar(?:les)? de comer|comprar (?:comida|mandado))',
    'no hay nada (?:en (?:la|mi) casa )?(?:para|de|que|pa) (?:comer|cenar|darles)(?! en (?:la )?(?:escuela|cafeteria))',
    'no tenemos nada (?:en (?:la|mi) casa )?(?:para|de|que|pa) (?:comer|cenar|darles|dar)',
    'no se (?:que|como|con que)(?: [a-z]{1,6}){0,4} de (?:comer|cenar)(?! (?:en (?:la )?(?:escuela|cafeteria)))',
    '(?:hij[oa]s?|nin[oa]s?|familia|bebe|chamac[oa]s) no tienen? (?:nada )?(?:que|de|para) (?:comer|cenar|desayunar)(?! (?:en|con|todo))',
    '(?:hij[oa]s|nin[oa]s) no han comido(?: nada| bien)?(?: hoy| desde| en| hace)',
    'apenas (?:tenemos|tengo|alcanza|nos alcanza|me alcanza|hay)(?: [a-z]{1,6}){0,2} (?:comer|comida)',
    'no (?:me|nos) alcanza(?: [a-z]{1,6}){0,2} (?:para|pa) (?:dar(?:les?)? de comer|alimentar)',
    'no (?:hay|tengo|tenemos) ni (?:para |pa )?(?:la |el )?(?:frijoles|arroz|pan|leche|tortillas|comida|huevos|comer)',
    'pid(?:e|en) (?:de comer|comida) y no (?:tengo|hay|tenemos)',
    'necesit(?:o|amos) (?:urgente |ayuda con |ayuda para |conseguir |algo de |un poco de )?(?:la )?(?:comida|despensa|alimentos|mandado)(?= (?:para (?:mis?|los|nosotros)|porque|hoy|urgente|ya|y no)|[.,!;]|$)',
    '(?:nos|me) (?:hace |esta haciendo )?falta (?:la )?(?:comida|mandado|despensa|que comer)',
    'dej(?:o|amos) de comer(?: yo| nosotros)? (?:para|pa) dar',
    '(?:hij[oa]s|nin[oa]s) (?:tienen|estan con|andan con) hambre,? (?:y|porque|pero) (?:no|ya)',
  ],
}

const withoutHome = {
  en: [
    '(?:got|getting|get|be|been|being|were|was|are|am|im|just|already) (?:[a-z]{2,8} )?evicted',
    'evict(?:s|ed|ing)? (?:us|me|my family|me and)',
    'eviction (?:notices?|papers?|letters?|order|court|hearing|on (?:my|our))|(?:facing|got an?|have an?|given an?|served an?|about the|after the) eviction',
    `(?:put|puts|putting|throw(?:s|ing|n)?|threw|kick(?:s|ed|ing)?|toss(?:ed|ing)?|lock(?:ed|ing)?) (?:us|me and (?:${kids}|[a-z]{3,9})|me with (?:${kids}|[a-z]{3,9})|my (?:family|kids) and me|my family|us and (?:${kids})) (?:all )?out${notHome}`,
    `(?:we|(?:me|i) and ${kids}|${kids} and (?:i|me)|weve)(?: all| just| have| are| were| got| been| getting| being| about to be| going to be){1,3} (?:kicked|put|thrown) out${notHome}`,
    `(?:kicked|put|thrown) out (?:of (?:our|my) ${dwelling}|on(?:to)? the street|and (?:have|we have|i have|got) (?:no ?where|no place))`,
    `(?:changed|changing|change) (?:the |our |all the )?locks? on (?:us|me|our|my)|(?:landlord|owner|manager|ex|husband|boyfriend|mother|mom|father|dad) (?:has |just )?(?:changed|changing) (?:the|our|all the) locks?(?! on (?:the )?(?:school|gym|shed|locker))`,
    `locked (?:us|me) out of (?:our|my|the) ${dwelling}`,
    `${us}(?: have| are| am| is| been| all| just| both| now| currently| still| and| had to| both| i| sleep| kids){0,5} (?:sleep(?:ing|s)?|slept|liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?)(?: [a-z]{2,9}){0,2}? (?:in|out of|inside) (?:a|the|our|my|his|her|an old) (?:[a-z]{2,9} )?${car}${travel}`,
    `(?:sleep(?:ing|s)?|slept|living|lives?) (?:in|out of|inside) (?:our|my|a|the) ${car} (?:with (?:${kids}|[a-z]{2,6} kids)|because|since|right now|now|behind|at night|every night|for (?:a|two|three|\\d))`,
    `${us}(?: have| are| am| is| been| all| just| now| currently| still| had to| with ${kids}){0,4} (?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|sleep(?:ing)?)(?: [a-z]{2,9}){0,1}? (?:in|at|out of) (?:a|the|this|an) (?:[a-z]{2,9} )?${lodging}${travel}`,
    '(?:motel to motel|couch to couch|house to house|couch ?surfing|(?:from|between) (?:motels?|couch(?:es)?) (?:to|and))',
    `no ?where(?: else)? (?:to (?:live|stay|sleep)|for (?:us|me and (?:${kids})|${kids}) to (?:go|live|stay|sleep))${notAfterSchool}`,
    `(?:have|got|has|had|with|were|is|be|and|left)(?: us| me)? (?:no ?where|no place)(?: else)? to (?:go|turn|take (?:${kids}|them)|bring (?:${kids}|them)|put (?:${kids}|us))${notAfterSchool}`,
    `(?:no|dont have (?:a|any|another)|do not have (?:a|any|another)|havent (?:got )?(?:a|any)|without a|not have a|need a|find a) (?:other |safe |new )?place (?:for (?:us|me and ${kids}|${kids}) )?to (?:live|stay|sleep)${notAfterSchool}`,
    `(?:we|i)(?: still)? (?:dont|do not|wont|will not)(?: even)? have (?:anywhere|any ?place) (?:else )?to (?:live|stay|sleep|go)${notAfterSchool}`,
    '(?:we|i) (?:have |got |dont have |will have |wont have )(?:no|a|any) (?:home|roof over our heads?|house)(?! (?:work|ec|econ|game|games|phone|address|internet|computer|printer|visit|room|key|team|base|wifi|for sale))(?= (?:now|anymore|any more|right now|to (?:go|live)|and|because|since|at the moment)|[.,!?;]|$)',
    `(?:we|i|weve|ive|my (?:husband|mom|mother|dad|father|parents|family|sister|brother))(?: have| just| are| am| all| about to| going to| gonna| recently| already){0,3} (?:lost|losing|lose|to lose) (?:our|my|the|their) (?:home|house|apartments?|apt|trailer|housing|place|rental|lease)(?! (?:game|games|keys?|of|phone|in (?:the |a )?(?:line|book)|number|opener|team|win|on the|papers?|copy))`,
    '(?:camping|camped)(?: out)? in (?:a|our|the) (?:tent|car|van|camper)[^.!?;]{0,30} (?:because|since) we (?:lost|couldnt|cant|dont|got|were|have)',
    `about to lose (?:our|my|the) (?:home|house|apartment|trailer|housing)(?! (?:game|key))`,
    `(?:bank|county|city|landlord|owner) (?:is|are|wants|took|taking|has)(?: to)?(?: taken?| taking| took| sold| selling){0,1} (?:back )?(?:our|my|the) (?:home|house|apartment|trailer) (?:and|from|away|because)`,
    '(?:we are|were|we re|i am|im|now|currently|became|become|be|been|and|going|went|technically|basically) homeless(?! (?:shelter|liaison|services?|drive|man|men|woman|people|person|office|program|families|famil|students?|kids|awareness|teens?|bus|rights|status|outreach|for the bus))',
    `(?:we|i|weve|ive)(?: all| only| just)? (?:have|got|gotta|need|had|been told)(?: got)? to (?:be out|get out|move out|vacate|leave)(?: of)? (?:our|the|my|this) ${dwelling}${clause} (?:and|but|with|no ?where)`,
    `(?:sleep(?:ing|s)?|slept|staying|living)(?: on)? (?:the |a )?(?:streets?|sidewalk|(?:[a-z]{2,10} )?(?:floor|couch|couches) (?:at|of|because|since|until|with))(?: [a-z]{2,9}){0,3} (?:cousins?|sisters?|brothers?|friends?|aunts?|because|since|until|lost|moms?|mothers?)`,
    '(?:out|living|sleeping) on the streets?(?! (?:behind|next|near|by|across|where|called|with the))',
    `put (?:${kids}|us) (?:and [a-z]{2,6} )?on the street|stuff is (?:out )?on the (?:curb|street|lawn|sidewalk)`,
    `(?:kick|put|throw|kicking|putting|throwing|asking|told|telling|want|wants) us (?:to (?:get|move) )?out (?:of (?:our|the|this) ${dwelling}|by|on|this|next|at the end|tomorrow|today|tonight|friday|monday)`,
    `(?:we|i) (?:have|got|only have|were given|only got)(?: [a-z0-9]{1,9}){0,3} (?:until|till|til|days?|hours?|weeks?)${clause} to (?:be out|get out|vacate|move out|leave (?:our|the|my|this) ${dwelling})`,
    '(?:notice to (?:quit|vacate)|(?:3|three|5|five|10|ten|30|thirty) ?day notice to (?:leave|move|get out|quit|vacate))',
    `(?:we|i|were|im) (?:are |am |all )?(?:now |currently |still )?(?:in|at) a (?:homeless |family |womens |emergency |domestic violence |dv )?shelter(?! (?:in place|for the (?:drill|game|rain)|area|dog|cat))`,
    `(?:where|somewhere|someplace|anywhere) (?:can (?:we|i)|could (?:we|i)|for us|for me and ${kids}|that we can|we can|i can|safe)?(?: ?to)? ?(?:sleep|stay|live) (?:tonight|with ${kids}|this week|until)`,
    `(?:we|i|me and ${kids}|${kids}|were|im)(?: are| have| been| all| just| am| is){0,3} (?:sleep(?:ing)?|slept|stay(?:ing|ed)?|living) (?:in|at|by) (?:the|a) (?:bus station|train station|laundromat|park|woods|hospital|er waiting room|waiting room|gas station|rest (?:stop|area)|walmart|church basement)(?! (?:and ride|for the|after the game|until (?:practice|the game)))`,
    `(?:we|i)(?: currently| still| now)? (?:dont|do not) have a (?:home|house)(?: or| to| anymore| right| any)(?! (?:phone|key|right away))`,
    `(?:our|the) landlord (?:is|wants|says|said|gave|told|put)${clause} (?:us|we)${clause} (?:out|vacate|evict)`,
    `(?:court|judge|landlord|owner|sheriff|they) (?:gave|gives|is giving|giving) (?:us|me)${clause} to (?:leave (?:our|the|my)|get out|move out|vacate|be out)`,
    '(?:put|threw|set|throwing|putting|dumped|throw)(?: all)?(?: of)? (?:our|my) (?:things|stuff|belongings|furniture|clothes) (?:all )?(?:out(?:side)?|(?:on|in) the (?:street|curb|lawn|sidewalk|snow|rain))(?! (?:of (?:his|her|the) (?:locker|desk|cubby)))',
    'day notice (?:on (?:the|our|my) door|from (?:the|our|my) landlord)|landlord (?:gave|served|left|handed)(?: us| me) (?:a |an |our )?(?:[a-z0-9]{1,7} )?(?:day )?notice',
    'landlord (?:wants|told|needs|asked|says)(?: us| me| we)?(?: all)? (?:gone|out|to (?:leave|go|move|get out|vacate)|have to (?:leave|go|move|get out))',
    '(?:been|are|were|living|sleeping) in (?:the|our|my|a) (?:car|van|truck|minivan|suv) (?:for|since|these|the (?:last|past))(?: [a-z0-9]{1,6}){0,2} (?:nights?|weeks?|months?|days|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
    '(?:we are|were|we re|currently|now) (?:in )?between (?:homes|housing|apartments|places to live)',
    '(?:motel|hotel) (?:money|room|voucher|stay|nights?)(?: [a-z]{1,9}){0,2} (?:up|gone|out|ends?|ending)(?= (?:on|tomorrow|today|tonight|this|friday|sunday|monday)|[.,!?;]|$)',
    '(?:kicked|put|thrown|locked) out of (?:the|our|this) (?:motel|hotel|shelter)',
    '(?:dont|do not|no longer) have (?:any )?(?:housing|shelter|a roof)(?! (?:form|assign|fee|info|at (?:the )?(?:bus|field)))|(?:currently|are|am|were|im|be|family|now) without (?:housing|a home|a house|shelter|a roof)',
    '(?:theyre|they are|bank is|county is|city is) (?:taking|repossessing|foreclosing)(?: on)? (?:our|my) (?:home|house|trailer|apartment)',
    '(?:we|i)(?: still)? (?:have|have got|will have) (?:no ?where|no place)(?= ?(?:[.,!?;]|$))',
    '(?:my|our) (?:family|kids|children) (?:has|have|got) no (?:home|house|roof)(?! (?:work|game|phone|internet|computer|printer|ec))|no roof over (?:our|my|their|his|her) heads?',
  ],
  es: [
    '(?:nos|me|los)(?: [a-z]{1,9}){0,2} (?:desaloj(?:aron|ar|an|aran|ando|o)|desalojad[oa]s?)',
    '(?:orden(?:es)?|aviso|notificacion|carta|papel|papeles) de desalojo|(?:fuimos|somos|fueron) desalojad[oa]s',
    '(?:nos|me)(?: van a| quieren| estan| quiere| va a| acaban de| iban a)? (?:corr(?:ieron|er|iendo|en|io)|ech(?:aron|ar|ando|an|o)|sac(?:aron|ar|ando|an|o)|bot(?:aron|ar|ando|o))(?: a (?:mi|mis|todos|los)[a-z ]{0,18})?(?: (?:ayer|hoy|de (?:la|el|nuestra|nuestro|mi|su) (?:casa|departamento|apartamento|traila|cuarto|renta|lugar|vivienda)|del (?:departamento|apartamento|cuarto|lugar|traila|trailer)|de donde (?:vivimos|viviamos)|a la calle))',
    '(?:nos|me) cambi(?:o|aron)(?: ya)? (?:la|las|el|los) (?:chapas?|cerraduras?|llaves?|candados?)(?! (?:de|del|en) (?:su|el|la|mi)? ?(?:casillero|locker|salon|escuela|oficina))',
    `(?:viv(?:imos|iendo|o)|dorm(?:imos|ido|iendo)|durm(?:iendo|amos)|duermo|dormir)(?: [a-z]{1,9}){0,3} en (?:el|la|mi|un|una|nuestro|nuestra|su) (?:carro|coche|auto|camioneta|van|troca|troque|motel|hotel|refugio|albergue|casa de campana|tienda de campana|garaje|parque|estacionamiento)(?! (?:de vacaciones|en las vacaciones|camino|rumbo))`,
    `(?:estamos|estoy|nos fuimos)(?: [a-z]{1,9}){0,3} (?:en|a) (?:el|la|un|una) (?:refugio|albergue|motel)(?! de animales)`,
    `(?:estamos|vivimos|viviendo|dormimos|durmiendo|quedamos|quedar|quedarnos|dejaron|dejo|familia)(?: [a-z]{1,9}){0,3} en la calle(?= (?:con|y no|desde|porque|sin|hoy|ahora)|[.,!?;]|$)`,
    '(?:quedamos|quede|quedar(?:nos|me)?|estamos|estoy|quedaremos|quedando|vivimos) sin (?:casa|hogar|techo|vivienda|apartamento|departamento|donde)',
    'perd(?:imos|er|i|iendo|emos) (?:la|el|nuestra|nuestro|mi) (?:casa|apartamento|departamento|hogar|vivienda|traila)(?! (?:llave))',
    'no (?:tenemos|tengo|tienen|hay|tendremos)(?: ni| ya)?(?: a| un| ningun)? ?(?:donde|adonde|lugar (?:para|donde)|otro lugar (?:para|donde)|casa donde)(?: [a-z]{1,9}){0,1} (?:vivir|dormir|ir|quedar(?:nos|me)?|llevar(?:los|las)?|llevarme|pasar la noche|estar)(?! (?:despues|antes) de)',
    'somos (?:una familia |personas )?sin (?:hogar|techo|casa)|desamparados',
    'de (?:motel en motel|casa en casa|sofa en sofa)',
    '(?:nos dieron|tenemos|nos dan|me dieron)(?: [a-z0-9]{1,9}){0,4} para (?:salir(?:nos)?|desocupar|irnos|dejar (?:la casa|el (?:apartamento|departamento|cuarto))|salir de (?:la casa|el))(?! (?:temprano|de la escuela))',
    '(?:nos|me) (?:pidieron|piden|pidio|estan pidiendo) (?:la casa|el (?:apartamento|departamento|cuarto)|desocupar|que (?:nos vayamos|desocupemos|me vaya))',
    '(?:nos|me) (?:quitaron|van a quitar|quitan) (?:la casa|el (?:apartamento|departamento)|la traila)',
    'donde (?:podemos|puedo|podriamos) (?:dormir|quedarnos|quedarme|pasar la noche|vivir)',
    '(?:llevamos|llevo|hemos estado|pasamos|tenemos)(?: [a-z0-9]{1,9}){0,2} (?:noches?|semanas?|dias|mes(?:es)?)(?: [a-z]{1,9}){0,1} en (?:el|la|un|una) (?:carro|coche|auto|camioneta|van|troca|motel|refugio|albergue|parque|calle)',
    'quedando(?:nos)? en (?:el|la|mi|nuestro|nuestra) (?:carro|coche|auto|camioneta|van|troca)',
    'no (?:tenemos|tengo) (?:casa|hogar|vivienda|techo)(?= (?:y|porque|ahora|desde|con|ni)|[.,!?;]|$)',
    'nos (?:quieren?|van?|estan?)(?: a)? (?:sacar|correr|echar|botar|desalojar)(?! (?:dinero|temprano|una|un|fotos?|copias?|cita|del? (?:la )?(?:clase|escuela|grupo|equipo|programa|chat|lista|salon|juego|curso)))',
    '(?:caser[oa]|landlord|duen[oa]|renter[oa]|arrendador|sheriff)(?: [a-z]{1,9}){0,2} (?:nos|me) (?:[a-z]{1,9} ){0,2}(?:corrio|corre|echo|saco|sacar|correr|echar|quiere fuera|desalojo|desalojar)',
    'no se (?:en )?donde(?: [a-z]{1,6}){0,3} (?:dormir|vivir|quedarnos|pasar la noche)(?! (?:en el viaje|en la excursion))',
  ],
}

const wants: Readonly<Record<string, RegExp>> = {
  en: anyOf([...withoutFood.en, ...withoutHome.en]),
  es: anyOf([...withoutFood.es, ...withoutHome.es]),
}

function anyOf(sources: readonly string[]): RegExp {
  return buildPattern(`${begins}(?:${sources.join('|')})${ends}`, 'u')
}

/** Long ago, or well since: "two years ago", "the kids are fine", "ya estamos bien". */
const settled: Readonly<Record<string, RegExp>> = {
  en: buildPattern(
    `${begins}(?:(?:years?|summers?|winters?|springs?) ago|last (?:year|summer|spring|winter)|(?:we|were|we are|kids are|kids|everyone is|all|and|doing) (?:fine|ok|okay|safe|settled|good|managing)|but managing|we have a (?:house|home|place|new)|used to (?:be|live|sleep)|when i was|haha|lol|jk)${ends}`,
    'u',
  ),
  es: buildPattern(
    `${begins}(?:hace (?:[a-z0-9]{1,8} )?anos|hace mucho|el (?:ano|verano|invierno) pasado|(?:estamos|estan|esta todo|todos) bien|ya tenemos (?:casa|donde)|cuando (?:era|yo era)|jaja(?:ja)?)${ends}`,
    'u',
  ),
}

/**
 * A family without food, or without a home, or about to lose one, whatever else the text says, unless that is over. In English or Spanish;
 * false in others.
 * @param lang BCP 47, with or without a region
 */
export function tellsOfWant(text: string, lang: string): boolean {
  const base = lang.split('-')[0] ?? lang
  const folded = foldWithApostrophes(text).replaceAll("'", '').replace(/\s+/g, ' ')
  return (wants[base]?.test(folded) ?? false) && !settled[base]!.test(folded)
}
