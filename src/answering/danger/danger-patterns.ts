import { buildPattern } from '../../platform/text/build-pattern.js'
import type { DangerKind } from './danger.js'

/** A wording that means danger whatever else is said: enough by itself for emergency help above everything. */
export interface DangerPattern {
  name: string
  kind: DangerKind
  lang: string
  pattern: RegExp
}

const who = String.raw`(?:he|she|they|i|my \w+|our \w+|kid|child|son|daughter|student|boy|girl)`

/**
 * Patterns belong to a language: an English one would read Spanish "molestar" wrongly. They are read on text without accents,
 * in lower case, with straight apostrophes.
 */
export const dangerPatterns: DangerPattern[] = [
  danger(
    'suicide',
    'en',
    'kill-self',
    /\b(?:kill(?:ing|ed)? (?:him|her|my|them|your)sel(?:f|ves)|kms\b|end(?:ing)? (?:(?:his|her|my|their) (?:own )?life|it all)|take (?:his|her|my|their) own life|commit(?:ting)? suicide|suicide (?:note|attempt|plan|pact)|suicidal)\b/,
  ),
  danger(
    'suicide',
    'en',
    'want-to-die',
    buildPattern(
      String.raw`\b(?:want(?:s|ed|ing)? to (?:die|be dead|not be alive|disappear forever)|wish(?:es|ed)? (?:${who} (?:was|were) (?:dead|never born)|to be dead)|better off dead|(?:don'?t|doesn'?t|does not|do not|didn'?t) want to (?:be alive|be here anymore|live(?: any ?more)?|wake up)|no (?:reason|point) (?:to|in) liv(?:e|ing)|goodbye (?:letter|note|text)s?)\b`,
    ),
  ),
  danger(
    'suicide',
    'en',
    'hanging',
    /\b(?:hang(?:ing|ed)? (?:him|her|my)self|noose|jump(?:ing)? off (?:a|the) (?:bridge|roof|building))\b/,
  ),
  danger(
    'self-harm',
    'en',
    'cutting',
    /\b(?:cut(?:s|ting)? (?:him|her|my|them)sel(?:f|ves)|cutting again|self[- ]harm(?:ing|s|ed)?|hurt(?:ing|s)? (?:him|her|my)self|burn(?:s|ing)? (?:him|her|my)self|(?:fresh|new|razor) cuts)\b/,
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
    /\b(?:stabb(?:ed|ing)|pulled (?:out )?a (?:knife|blade)|knife to (?:his|her|my|someone)|active shooter(?! drill))\b/,
  ),
  danger(
    'abuse-neglect',
    'en',
    'hits-child',
    /\b(?:(?:step)?(?:dad|father|mom|mother|parent|boyfriend|girlfriend|uncle|aunt|grandm?p?a|babysitter)s?\b.{0,30}\b(?:beat(?:s|ing|en)?|hit(?:s|ting)?|punch(?:es|ed|ing)?|chok(?:es|ed|ing)|whip(?:s|ped|ping)|burn(?:s|ed)|kick(?:s|ed))\b.{0,20}\b(?:him|her|me|them|the (?:kids?|child|baby|boy|girl))|locked in (?:a|the) (?:closet|basement|garage|shed)|afraid to go home|scared to go home|bruises? (?:all over|on (?:his|her|the) (?:neck|back|face|arms?|legs?)))\b/,
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
    'missing',
    /\b(?:(?:never|didn'?t|did not|hasn'?t|has not) (?:come|came|make it|made it|get|got|gotten|arrive[d]?|show(?:ed)? up)(?: back)? (?:home|off the bus)|can'?t find (?:my|our|him|her) ?(?:son|daughter|child|kid|grand\w+|boy|girl)?|nobody (?:knows|has seen) where (?:he|she|my)|(?:child|son|daughter|grandson|granddaughter|kid) is missing|missing since|put (?:him|her|my \w+) on the wrong bus|kidnapp?(?:ed|ing)|abduct(?:ed|ion))\b/,
  ),
  danger(
    'runaway',
    'en',
    'ran-away',
    /\b(?:ran away(?: from home)?|run(?:ning)? away from home|runaway|left (?:a note )?and (?:hasn'?t|didn'?t|never) come back)\b/,
  ),
  danger(
    'domestic-violence',
    'en',
    'partner',
    /\b(?:(?:husband|boyfriend|ex|partner|wife)\b.{0,30}\b(?:beat(?:s|ing)?|hit(?:s|ting)?|chok(?:es|ed|ing)|threaten(?:s|ed|ing)? (?:to kill|me|us)|strangl\w+)|domestic violence|restraining order.{0,40}(?:showed up|outside|at the school|violat)|(?:hiding|fleeing|running) from (?:my|her) (?:husband|ex|boyfriend|partner))\b/,
  ),
  danger(
    'overdose-substance',
    'en',
    'overdose',
    /\b(?:overdos(?:e|ed|ing)(?! on (?:candy|sugar|cake|chocolate|screen))|(?:took|swallowed|ate|drank) (?:a (?:whole )?(?:bottle|bunch|handful) of|too many|all (?:the|of)|\d+).{0,20}(?:pills?|tylenol|advil|gummies|edibles|medicine|meds|bleach)|fentanyl|won'?t wake up|(?:drank|swallowed|ate) (?:bleach|cleaner|antifreeze|poison|a battery|batteries|detergent))\b/,
  ),
  danger(
    'medical-emergency',
    'en',
    'medical',
    /\b(?:(?:not|isn'?t|stopped|can'?t|cannot|trouble|hard(?:er)? time|having trouble) breath(?:e|ing)|unconscious|unresponsive|passed out|having a seizure|seizing|chok(?:ing) (?:on|right now)|turn(?:ing|ed) blue|throat (?:is )?(?:closing|swelling)|anaphyla\w+|won'?t stop bleeding|bleeding (?:a lot|badly)|heart attack)\b/,
  ),
  danger(
    'fire-hazard',
    'en',
    'fire',
    /\b(?:(?:school|classroom|bathroom|bus|building|kitchen) is on fire|smell(?:s|ing)? (?:of )?(?:gas|smoke)\b|gas leak|carbon monoxide|smoke (?:is )?coming (?:out|from)|sparks? (?:coming|from))/,
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
    /\b(?:(?:older|grown|adult|25|30|40)[- ]?(?:year[- ]old)? ?(?:man|guy|men)\b.{0,60}\b(?:online|snap\w*|discord|roblox|instagram|meet|pictures|gifts|money)|sextort\w+|(?:blackmail\w*|threaten\w*).{0,30}(?:nudes|pictures|photos)|groom(?:ed|ing) (?:my|her|him)|traffick(?:ed|ing|er))\b/,
  ),
  danger(
    'suicide',
    'es',
    'matarse',
    /\b(?:(?:matarse|suicidarse|suicidio|quitarse la vida|se quiere (?:morir|matar)|quiere (?:morir(?:se)?|matarse)|me quiero (?:morir|matar)|quiero morir(?:me)?|no quiere (?:seguir )?viv(?:ir|iendo)|ya no quiere vivir|no vale la pena vivir|mejor muert[oa])|carta de despedida|colgarse|ahorcarse)\b/,
  ),
  danger(
    'self-harm',
    'es',
    'cortarse',
    /\b(?:se (?:esta )?(?:corta(?:ndo)?|lastima(?:ndo)?|quema(?:ndo)?) (?:los brazos|las piernas|sol[oa]|a si mism[oa]|con)|cortadas? en (?:los|sus) brazos|se hace dano|autolesion\w*|se esta cortando)\b/,
  ),
  danger(
    'weapon-violence',
    'es',
    'pistola',
    /\b(?:(?:trae|trajo|tiene|lleva|llevo|con) (?:una? )?(?:pistola|arma|rifle|navaja|cuchillo)\b|tiroteo|balacera|va a (?:disparar|matar|apunalar)|amenaz\w+ (?:con )?(?:matar|disparar|de muerte|una? (?:pistola|arma|bomba))|amenaza de bomba|lista de muertos)\b/,
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
    /\b(?:(?:no|nunca) (?:ha )?lleg(?:o|ado) (?:a )?(?:la |mi )?casa|no (?:aparece|lo encuentr\w+|la encuentr\w+|se donde esta)|esta(?:n)? perdid[oa]s?|se perdio mi|desaparec(?:io|ida|ido)|secuestr\w+|se lo llevo (?:un|una|su)|se la llevo (?:un|una|su))\b/,
  ),
  danger('runaway', 'es', 'escapo', /\b(?:se (?:escapo|fue) de (?:la )?casa|se fugo|huyo de)\b/),
  danger(
    'domestic-violence',
    'es',
    'esposo',
    /\b(?:(?:esposo|marido|pareja|novio|ex)\b.{0,30}\b(?:(?:me|nos|la|le) (?:pega|golpea|amenaza|pego|golpeo)|me quiere matar)|violencia domestica|orden de (?:restriccion|alejamiento))\b/,
  ),
  danger(
    'overdose-substance',
    'es',
    'sobredosis',
    /\b(?:sobredosis|se (?:tomo|trago) (?:muchas|todas|un monton de|unas|las|\d+).{0,15}(?:pastillas|pildoras|medicinas?)|fentanilo|no (?:se )?despierta|(?:tomo|trago|bebio) (?:cloro|veneno))\b/,
  ),
  danger(
    'medical-emergency',
    'es',
    'medica',
    /\b(?:no puede respirar|no respira|inconsciente|se desmayo|convulsion\w*|se esta ahogando|se ahoga|sangra mucho|se (?:le )?cierra la garganta)\b/,
  ),
  danger(
    'fire-hazard',
    'es',
    'incendio',
    /\b(?:incendio|se esta quemando|huele a (?:gas|humo|quemado)|fuga de gas|sale humo|hay (?:fuego|humo))\b/,
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

function danger(kind: DangerKind, lang: string, name: string, pattern: RegExp): DangerPattern {
  return { name: `${lang}:${name}`, kind, lang, pattern }
}
