import { isDirectoryKind } from '../../content/records/record-kinds.js'
import { localDate, momentAt } from '../../directory/time/local-time.js'
import { auditPaths } from '../../paths/audit-paths.js'
import { transferPaths } from '../../paths/import-paths.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { type AuditFilter, type AuditLine, linesPerPage } from '../../platform/audit/audit-store.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Page } from '../../platform/web/pages.js'

/** The log's query, as typed. */
export interface AuditQuery {
  who: string
  what: string
  about: string
  from: string
  since: string
  until: string
}

/** @param timeZone of the days `since` and `until` */
export function readAuditQuery(given: Record<string, unknown>, timeZone: string) {
  const text = (name: string) =>
    typeof given[name] === 'string' ? (given[name] as string).trim().slice(0, 100) : ''
  const day = (name: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text(name)) && !Number.isNaN(Date.parse(text(name))) ? text(name) : ''
  const query: AuditQuery = {
    who: text('who'),
    what: text('what'),
    about: text('about'),
    from: text('from'),
    since: day('since'),
    until: day('until'),
  }
  const filter: AuditFilter = {
    who: query.who || null,
    what: query.what || null,
    about: query.about || null,
    from: query.from || null,
    since: query.since ? momentAt(query.since, 0, timeZone).getTime() : null,
    until: query.until ? momentAt(query.until, 24 * 60, timeZone).getTime() : null,
  }
  return { query, filter, page: Math.max(1, Math.min(100_000, Number.parseInt(text('page'), 10) || 1)) }
}

export interface AuditSources {
  lines: readonly AuditLine[]
  total: number
  /** Every action ever recorded. */
  actions: readonly string[]
  query: AuditQuery
  page: number
  timeZone: string
}

export function presentAudit(
  { lines, total, actions, query, page, timeZone }: AuditSources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const asked = { ...query }
  const pages = Math.max(1, Math.ceil(total / linesPerPage))
  const to = (n: number) =>
    n < 1 || n > pages ? null : auditPaths.log(code, { ...asked, page: n > 1 ? String(n) : '' })
  const order = new Intl.Collator(code)
  const options = actions.map((value) => ({
    value,
    label: auditActionText(value, speech),
    chosen: value === query.what,
  }))
  const model = {
    title: t('auditLog.title'),
    action: auditPaths.log(code),
    query,
    actions: [
      { value: '', label: t('auditLog.anything'), chosen: query.what === '' },
      ...options.sort((a, b) => order.compare(a.label, b.label)),
    ],
    clear: Object.values(query).some(Boolean) ? auditPaths.log(code) : null,
    csv: auditPaths.csv(code, asked),
    found: t('auditLog.found', { count: total }),
    lines: lines.map((line) => presentLine(line, timeZone, speech)),
    pager:
      pages > 1
        ? { previous: to(page - 1), next: to(page + 1), text: t('records.page', { page, pages }) }
        : null,
  }
  return { view: 'staff/audit/log', model }
}

function presentLine({ at, email, what, about, from, details }: AuditLine, timeZone: string, speech: Speech) {
  const moment = new Date(at)
  return {
    when: `${speech.date(localDate(moment, timeZone), 'year')}, ${speech.time(moment, timeZone)}`,
    who: email ?? speech.t('auditLog.nobody'),
    what: auditActionText(what, speech),
    about: about ?? '',
    href: hrefOf(about, speech.code),
    from,
    details: Object.entries(details).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }
}

/** An action in words; one without words by its key. */
export function auditActionText(what: string, speech: Speech): string {
  try {
    return speech.t(`audit.what.${what}` as WordKey)
  } catch {
    return what
  }
}

/** `contacts:7` → its page */
function hrefOf(about: string | null, lang: string): string | null {
  const [, kind = '', id = ''] = /^([a-z-]+):(\d+)$/.exec(about ?? '') ?? []
  if (kind === 'account') return paths.oneAccount(Number(id), lang)
  if (kind === 'import') return transferPaths.one(Number(id), lang)
  return isDirectoryKind(kind) ? recordPaths.one(kind, Number(id), lang) : null
}
