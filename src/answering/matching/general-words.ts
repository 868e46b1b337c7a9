import { saysOnlyWhere } from './home-words.js'
import { typedWords } from './typed-words.js'

/**
 * A text that does not say what it is about: it only greets or thanks; it asks for help, names a child or a form; it says where its
 * writer lives; or its writer does not know, or wants a person.
 */
export type Unsaid = 'greeting' | 'general' | 'home' | 'unsure'

/** Words that say nothing of a matter, by language. */
const generalWords: Record<string, string> = {
  en: `a an the hi hello hey good morning afternoon evening please thanks thank you i we i'm im have has got need want some any help me us
    my our your kid kid's kids child children son daughter boy girl student question questions info information problem problems issue
    who whom do does can could would should call ask talk speak to with about at in for someone somebody anyone is are there it's
    school what phone number contact form forms paper papers paperwork appointment`,
  es: `el la los las un una unos unas hola buenos buenas dias tardes noches por favor gracias yo me nos necesito necesitamos quiero
    tengo tenemos ayuda ayudame ayudenme ayudeme mi mis mio su hijo hija hijos hijas nino nina ninos estudiante pregunta preguntas duda
    dudas informacion info problema problemas quien con a al de del en para sobre llamo llamar pregunto preguntar hablar alguien puedo
    puede escuela telefono numero que hay es papeles papel documentos formulario formularios cita`,
  fr: `bonjour salut merci s'il vous plait svp aidez moi aidez-moi j'ai je besoin d'aide une un des mon ma mes enfant enfants fils fille
    question questions ecole l'ecole`,
  pt: `ola oi bom boa dia tarde noite por favor obrigado obrigada ajuda me ajude eu preciso de tenho uma um meu minha filho filha filhos
    pergunta duda escola`,
  vi: 'xin chao giup do toi voi can con cua em cau hoi mot co lam on truong',
  zh: '帮助 帮忙 请帮忙 求助 孩子 我的孩子 我孩子 你好 您好 问题 我有问题 学校 幫助 幫忙 問題 學校',
  ko: '도와주세요 도움 안녕하세요 질문 질문이 있어요 있습니다 아이 우리 제 학교 필요해요',
  ru: 'здравствуйте привет помощь помогите пожалуйста мне нужна у меня есть вопрос мой моя ребенок сын дочь школа',
  so: "salaan salaam caawimaad caawin i caawi fadlan su'aal ayaan qabaa waxaan ilmahayga wiilkayga gabadhayda iskuulka rabaa baahanahay",
  ht: 'bonjou bonswa tanpri ed ede m mwen bezwen pitit kesyon yon gen lekol silvouple',
  tl: 'hello kumusta po opo tulong tulungan ninyo niyo ako ko ang aking anak tanong may kailangan ng paaralan',
  ar: 'مرحبا السلام عليكم مساعدة ساعدوني المساعدة أحتاج سؤال لدي عندي طفلي ابني ابنتي مدرسة من فضلك',
}

/** Those of them that greet or thank. */
const greetingWords = `hi hello hey good morning afternoon evening please thanks thank you thx ty
  hola buenos buenas dias tardes noches por favor gracias muchas bonjour salut merci s'il vous plait svp
  ola oi bom boa dia tarde noite obrigado obrigada xin chao cam on 你好 您好 谢谢 謝謝 안녕하세요 감사합니다 здравствуйте привет спасибо
  salaan salaam mahadsanid bonjou bonswa tanpri mesi kumusta po salamat مرحبا السلام عليكم شكرا من فضلك`

/** Those of them that may be a call for help, "please" among them. */
const callingWords = `please favor svp plait tanpri silvouple fadlan пожалуйста فضلك help need want talk speak call someone somebody anyone problem problems issue
  ayuda ayudame ayudenme ayudeme necesito necesitamos quiero problema problemas hablar alguien llamo llamar aidez aidez-moi aide besoin
  ajuda ajude preciso giup can 帮助 帮忙 请帮忙 求助 幫助 幫忙 问题 問題 도와주세요 도움 필요해요 помощь помогите нужна
  caawimaad caawin caawi rabaa baahanahay ede bezwen tulong tulungan kailangan مساعدة ساعدوني المساعدة أحتاج`

/** Beside them, who asks for a person wants to be answered by one. Inflected as they stand in such a request. */
const personWords =
  wordSet(`person people human humans representative operator receptionist persona personas humano humana operadora
  recepcionista personne humain pessoa humano atendente người thật 真人 人工 人工客服 转人工 轉人工 사람 상담원 직원과 человеком оператором
  qof moun tao شخص موظف`)

/** What else such a request says. */
const requestWords =
  wordSet(`real live actual human to like would let rather directly please now on the of real de verdad directamente
  con una un persona quisiera gustaria comunicarme parle parler veux voudrais avec vraie quero falar com uma de verdade muốn nói chuyện
  với một được gặp 我要 我想 找 和 说话 과 와 통화하고 통화 싶어요 하고 연결해 хочу поговорить с живым la hadli rabaa mwen vle pale ak yon
  gusto kong makausap ng ang totoong أريد التحدث مع اريد`)

/** Nobody can be reached by phone. */
const unansweredPhrases = [
  ...['nobody answers the phone', 'no one answers the phone', 'nobody picks up the phone', 'nobody answers'],
  ...['no one picks up the phone', 'no one answers', 'nobody is answering the phone', 'the phone just rings'],
  ...['nadie contesta', 'nadie contesta el teléfono', 'no contestan', 'no contestan el teléfono'],
  ...[
    'personne ne répond au téléphone',
    'ninguém atende o telefone',
    'không ai nghe máy',
    '没人接电话',
    '沒人接電話',
  ],
  ...[
    '전화를 안 받아요',
    'никто не берёт трубку',
    'cidna telefoonka kama qabato',
    'pèsòn pa reponn telefòn nan',
  ],
  ...['walang sumasagot sa telepono', 'لا أحد يرد على الهاتف'],
]

const unsurePhrases = [
  ...[
    "i don't know",
    'i dont know',
    "don't know",
    'dont know',
    'i do not know',
    'idk',
    'not sure',
    "i'm not sure",
    'im not sure',
  ],
  ...[
    'i am not sure',
    'no idea',
    'i have no idea',
    "i don't know who to ask",
    'i dont know who to ask',
    'not sure who to ask',
  ],
  ...[
    "i don't know who to call",
    'i dont know who to call',
    'no se',
    'no lo se',
    'no estoy seguro',
    'no estoy segura',
    'ni idea',
  ],
  ...[
    'no tengo idea',
    'no se a quien preguntar',
    'no se a quien llamar',
    'je ne sais pas',
    'je sais pas',
    'nao sei',
    'eu nao sei',
  ],
  ...[
    'tôi không biết',
    'không biết',
    '我不知道',
    '不知道',
    '모르겠어요',
    '모르겠습니다',
    '몰라요',
    'я не знаю',
    'не знаю',
  ],
  ...[
    'ma garanayo',
    'ma aqaano',
    'mwen pa konnen',
    'm pa konnen',
    'hindi ko alam',
    'لا أعرف',
    'لا اعرف',
    'لا أدري',
  ],
]

const maxWords = 10
const greeting = wordSet(greetingWords)
const calling = wordSet(callingWords)
const general = Object.values(generalWords).map(wordSet)
const unanswered = phraseSet(unansweredPhrases)
const unsure = phraseSet([...unsurePhrases, ...unansweredPhrases])

function phraseSet(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.map((phrase) => typedWords(phrase).join(' ')))
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(typedWords(words))
}

/** @returns null for a text that says anything of its matter */
export function findUnsaid(text: string): Unsaid | null {
  const words = typedWords(text)
  if (words.length === 0 || words.length > maxWords) return null
  if (unsure.has(words.join(' ')) || asksForPerson(words)) return 'unsure'
  if (words.every((word) => greeting.has(word))) return 'greeting'
  if (general.some((known) => words.every((word) => known.has(word)))) return 'general'
  return saysOnlyWhere(words.filter((word) => !greeting.has(word))) ? 'home' : null
}

/** "I want to talk to a real person": nothing else is said. */
function asksForPerson(words: readonly string[]): boolean {
  return (
    words.some((word) => personWords.has(word)) &&
    words.every(
      (word) => personWords.has(word) || requestWords.has(word) || general.some((known) => known.has(word)),
    )
  )
}

/**
 * True for a text of nothing but greetings, names for a child, a school, or a form, or that nobody answers the phone: not even a call for
 * help.
 */
export function isNeutral(text: string): boolean {
  const words = typedWords(text)
  if (unanswered.has(words.join(' '))) return true
  const unsaid = findUnsaid(text)
  return (
    unsaid !== null && unsaid !== 'unsure' && unsaid !== 'home' && !words.some((word) => calling.has(word))
  )
}
