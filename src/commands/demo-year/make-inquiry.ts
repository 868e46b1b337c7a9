import type { Inquiry, InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import type { Level } from '../../directory/model/topic.js'
import { pick, type Season } from './year-shape.js'

/** What a made-up inquiry is made of: all of it is the district's own data. */
export interface DemoSources {
  topics: readonly DemoTopic[]
  schools: readonly {
    id: number
    slug: string
    level: Level
    students: number
    languages: readonly string[]
  }[]
  /** Ids of the services that handle what the district does not; null for none in particular. */
  outside: readonly (string | null)[]
  dangerKinds: readonly string[]
  /** The rules in force. */
  rules: readonly DemoRule[]
  revision: number
}

export interface DemoTopic {
  slug: string
  share: number
  season: Season
  /** The first office of its ladder, by level; `any` where the level makes no difference. */
  offices: Partial<Record<Level | 'any', string>>
  /** The share of families that say it was the wrong one. */
  wrongShare: number
}

export interface DemoRule {
  id: string
  share: number
  /** The share of families that say it led them to the wrong office. */
  wrongShare: number
}

type DemoSchool = DemoSources['schools'][number]

const channels = [
  { value: 'page', share: 72 },
  { value: 'link', share: 9 },
  { value: 'embed', share: 8 },
  { value: 'sms', share: 8 },
  { value: 'api', share: 3 },
] as const

const languages = [
  { value: 'en', share: 74 },
  { value: 'es', share: 16 },
  { value: 'so', share: 3.5 },
  { value: 'ar', share: 3 },
  { value: 'vi', share: 1.2 },
  { value: 'zh', share: 0.9 },
  { value: 'fr', share: 0.6 },
  { value: 'ht', share: 0.4 },
  { value: 'pt', share: 0.4 },
] as const

/** Shares of all inquiries. */
const shares = {
  withSchool: 0.7,
  danger: 0.016,
  now: 0.3,
  choose: 0.15,
  handover: 0.07,
  outside: 0.5,
  near: 0.35,
  ruled: 0.08,
}

/** An inquiry without words. */
export function makeInquiry(
  { code, askedAt, topic }: { code: string; askedAt: Date; topic: DemoTopic },
  sources: DemoSources,
  random: () => number,
): Inquiry {
  const school =
    random() < shares.withSchool ? pick(sources.schools, ({ students }) => students, random) : null
  const lang = pick(
    languages,
    ({ value, share }) => share * (school?.languages.includes(value) ? 2 : 1),
    random,
  ).value
  const result = makeResult(topic, { school, lang }, sources, random)
  return {
    ...{ code, askedAt, lang, result, text: null, textUntil: null, school: school?.id ?? null },
    channel: pick(channels, ({ share }) => share, random).value,
    trace: { lang, stages: [] },
  }
}

function makeResult(
  topic: DemoTopic,
  { school, lang }: { school: DemoSchool | null; lang: string },
  { topics, outside, dangerKinds, rules, revision }: DemoSources,
  random: () => number,
): InquiryResult {
  const chance = random()
  const handover = shares.handover * (lang === 'en' ? 1 : 1.8)
  const outcome = chance < handover ? 'handover' : chance < handover + shares.choose ? 'choose' : 'answer'
  const isDanger = random() < shares.danger && dangerKinds.length > 0
  const isOutside = outcome === 'handover' && random() < shares.outside && outside.length > 0
  const second = pick(topics, ({ share }) => share, random)
  const score = outcome === 'choose' ? 0.45 : 0.88
  const near = outcome === 'choose' && random() < shares.near ? 0.04 : 0.25
  return {
    outcome,
    offices:
      outcome === 'handover'
        ? []
        : [
            { office: officeOf(topic, school), score, topic: topic.slug },
            { office: officeOf(second, school), score: score - near, topic: second.slug },
          ],
    ...{ topics: [], parts: null, skipped: null, signals: ['words'], notices: [] },
    rule:
      outcome !== 'handover' && rules.length > 0 && random() < shares.ruled
        ? pick(rules, ({ share }) => share, random).id
        : null,
    ...(isOutside ? { outside: pick(outside, () => 1, random) } : {}),
    told: { school: null, grade: null, lastInitial: null, language: null },
    emergency: isDanger
      ? { level: random() < shares.now ? 'now' : 'support', kinds: [pick(dangerKinds, () => 1, random)] }
      : null,
    ...{ engine: 'meilisearch', revision, ms: 12 },
  }
}

/** The first office that a family of a school is sent to. */
export function officeOf({ offices }: DemoTopic, school: Pick<DemoSchool, 'level'> | null): string {
  return (school && offices[school.level]) ?? offices.any ?? Object.values(offices)[0]!
}
