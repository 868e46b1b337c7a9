import { channels, outcomes, type ReferralFilter } from './referral.js'

/** Reads a referral search; ignores invalid values. */
export function readReferralFilter(query: Record<string, unknown>, account: number): ReferralFilter {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value.trim().slice(0, maxValueLength) : ''
  }
  const date = (name: string) => (isDate(text(name)) ? text(name) : null)
  return {
    q: text('words'),
    channel: channels.find((each) => each === text('channel')) ?? null,
    outcome: outcomes.find((each) => each === text('outcome')) ?? null,
    school: text('place') || null,
    office: text('office') || null,
    from: date('from'),
    to: date('to'),
    account: text('mine') === 'yes' ? account : null,
    wrong: text('wrong') === 'yes',
  }
}

/** The search as a query string: for links, the file and saved searches. */
export function writeReferralFilter(filter: ReferralFilter, page = 1): string {
  const fields = {
    words: filter.q,
    channel: filter.channel,
    outcome: filter.outcome,
    place: filter.school,
    office: filter.office,
    from: filter.from,
    to: filter.to,
    mine: filter.account === null ? null : 'yes',
    wrong: filter.wrong ? 'yes' : null,
    page: page > 1 ? String(page) : null,
  }
  const set = Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return new URLSearchParams(set).toString()
}

/** @returns 1 for an invalid page number */
export function readPageNumber(value: unknown): number {
  const page = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 1
  return Math.max(1, page)
}

const maxValueLength = 200

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}
