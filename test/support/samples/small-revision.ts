import type { Revision, WrittenContent } from '../../../src/answering/revision/revision.js'

/**
 * A district of four offices and three topics: enough to tell stages apart, small enough to train in a test.
 */
export function smallContent(change: Partial<WrittenContent> = {}): WrittenContent {
  const office = (id: string, level: 'district' | 'school') => ({
    id,
    level,
    words: { en: { name: id, answersFor: id } },
  })
  const topic = (
    slug: string,
    ladders: WrittenContent['topics'][number]['ladders'],
    also: string[] = [],
  ) => ({
    slug,
    also,
    straight: false,
    legal: false,
    words: { en: { title: slug, summary: slug, bring: '' } },
    ladders,
  })
  const phrasings = (topicSlug: string, lang: string, texts: string[]) =>
    texts.map((text) => ({ topic: topicSlug, lang, text }))
  return {
    offices: [
      office('transportation', 'district'),
      office('nutrition', 'district'),
      office('teacher', 'school'),
      office('counselor', 'school'),
      office('principal', 'school'),
    ],
    topics: [
      topic('bus-late', { any: [['transportation']] }, ['principal']),
      topic('lunch-account', { any: [['nutrition'], ['principal']] }),
      topic('grades', { any: [['teacher'], ['principal']], high: [['teacher', 'counselor'], ['principal']] }),
    ],
    phrasings: [
      ...phrasings('bus-late', 'en', [
        'the bus is late',
        'bus never came this morning',
        'school bus did not stop for my son',
        'how late is the bus today',
        'waiting at the bus stop and no bus',
      ]),
      ...phrasings('bus-late', 'es', [
        'el camión no pasó hoy',
        'el autobús llega tarde',
        'no llegó el autobús de mi hijo',
      ]),
      ...phrasings('lunch-account', 'en', [
        'lunch money balance',
        'refund for the lunch account',
        'my daughter owes lunch money',
        'add money to her lunch account',
        'cafeteria charged us twice for lunch',
      ]),
      ...phrasings('grades', 'en', [
        'wrong grade in math',
        'missing homework grade',
        'why did he get a zero on the quiz',
        'the grade for her essay is wrong',
        'his math grade dropped',
      ]),
    ],
    dangerPhrases: [],
    outOfScope: [
      { lang: 'en', text: 'best pizza in town' },
      { lang: 'en', text: 'write me a poem' },
      { lang: 'en', text: 'weather tomorrow' },
      { lang: 'en', text: 'how do I renew my passport' },
    ],
    synonyms: [],
    rules: [],
    ...change,
  }
}

export function smallRevision(content = smallContent()): Revision {
  return { id: 1, contentHash: 'small', publishedAt: new Date(0), content }
}
