import type { NightCounts, PartOf } from '../../content/shopper/count-night.js'
import type { DirectoryCause, PublishedCause } from '../../content/shopper/find-causes.js'
import type { NightAnswer } from '../../content/shopper/find-drop.js'
import type { OpenDrop } from '../../content/shopper/mystery-shopper.js'
import { readKey, type ShopperConcern } from '../../content/shopper/shopper-concerns.js'
import type { ShopperNight } from '../../content/shopper/shopper-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { shopperPaths } from '../../paths/shopper-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Page } from '../../platform/web/pages.js'
import { sayChanged, sayPublished, saySilent } from './say-causes.js'

/** How many nights, and how many concerns that lost their answer, one page shows. */
export const shownShopperNights = 14
const shownLost = 50

interface ShopperSources {
  /** Newest first. */
  nights: readonly ShopperNight[]
  /** Null while all is well. */
  open: OpenDrop | null
  /** The words behind the keys of a drop. */
  concerns: readonly ShopperConcern[]
  answers: readonly NightAnswer[]
  directory: DirectorySnapshot
  mayAccept: boolean
}

const figures = [
  'national',
  'own',
  'dangers',
  'falseAlarms',
  'refused',
  'same',
] as const satisfies readonly (keyof NightCounts)[]

export function presentShopper(sources: ShopperSources, speech: Speech): Page {
  const { t, code } = speech
  const { nights, open, mayAccept } = sources
  const model = {
    title: t('shopper.title'),
    drop: open && presentDrop(open, sources, speech),
    accept: open && mayAccept ? { action: shopperPaths.accept(code), night: open.night.night } : null,
    heads: figures.map((name) => t(`shopper.figure.${name}`)),
    nights: nights.map((night) => presentNight(night, speech)),
  }
  return { view: 'staff/shopper/nights', model }
}

function presentNight({ night, counts, middleMs, drop, acceptedBy }: ShopperNight, speech: Speech) {
  const { t } = speech
  const state: WordKey =
    drop === null ? 'shopper.good' : acceptedBy === null ? 'shopper.worse' : 'shopper.accepted'
  return {
    date: speech.date(night, 'year'),
    state: t(state, { by: acceptedBy ?? '' }),
    figures: figures.map((name) => ({
      label: t(`shopper.figure.${name}`),
      value: partText(counts[name], speech),
    })),
    time: t('shopper.milliseconds', { ms: speech.number(middleMs) }),
  }
}

function partText({ part, of }: PartOf, { t, number }: Speech): string {
  return of === 0 ? t('shopper.none') : t('shopper.partOf', { part: number(part), of: number(of) })
}

function presentDrop({ night, causes }: OpenDrop, sources: ShopperSources, speech: Speech) {
  const { t } = speech
  const { since, lost, gained, dangers } = night.drop!
  const { timeZone } = sources.directory.district
  const values = { since: speech.date(since, 'year'), lost: lost.length, gained, dangers: dangers.length }
  const published = causes.publications.map((cause) => presentPublished(cause, timeZone, speech))
  const changed = causes.changes.map((cause) => presentChange(cause, timeZone, speech))
  const keys = [...new Set([...dangers, ...lost])]
  return {
    says: [
      ...(lost.length > 0 ? [t('shopper.lostSince', values)] : []),
      ...(dangers.length > 0 ? [t('shopper.dangersSince', values)] : []),
    ],
    causes: [
      ...published,
      ...changed,
      ...saySilent(causes.signals, speech).map((text) => ({ text, href: null, link: '' })),
    ],
    rows: keys.slice(0, shownLost).map((key) => presentLost(key, dangers.includes(key), sources, speech)),
    more: keys.length > shownLost ? t('shopper.more', { count: keys.length - shownLost }) : null,
  }
}

function presentPublished(cause: PublishedCause, timeZone: string, speech: Speech) {
  const { t, code } = speech
  return {
    text: sayPublished(cause, timeZone, speech),
    href: editorPath('revision', code, { id: cause.revision }),
    link: t('shopper.seeRevision'),
  }
}

function presentChange(cause: DirectoryCause, timeZone: string, speech: Speech) {
  const { t, code } = speech
  return {
    text: sayChanged(cause, timeZone, speech),
    href: recordPaths.changes(code),
    link: t('shopper.seeChanges'),
  }
}

function presentLost(
  key: string,
  isDanger: boolean,
  { concerns, answers, directory }: ShopperSources,
  { t, code }: Speech,
) {
  const { isOwn, id } = readKey(key)
  const asked = concerns.find((concern) => concern.key === key)?.asked ?? null
  const named = answers.find((answer) => answer.key === key)?.office ?? null
  const nameOf = (office: string) => {
    const found = directory.office(office)
    return found ? inLanguage(found.words, code).name : office
  }
  return {
    text: asked?.concern ?? t('shopper.gone'),
    lang: asked?.lang ?? code,
    expected: isDanger ? t('shopper.lines') : asked?.expect.map(nameOf).join(', ') || t('shopper.nobody'),
    now: named === null ? t('shopper.nobody') : nameOf(named),
    href: isOwn ? editorPath('case', code, { id }) : editorPath('try', code),
    link: t(isOwn ? 'shopper.seeCase' : 'shopper.tryIt'),
  }
}
