/** The district's news of the day, at the top of every page. */
export interface TodayBanner {
  lines: BannerLine[]
  /** Those that are folded away; null for none. */
  more: { label: string; lines: BannerLine[] } | null
  /** In one row that opens; null where all is shown, or fits in one. */
  brief: BriefBanner | null
}

interface BriefBanner {
  first: BannerLine
  others: BannerLine[]
  /** How many others: `+2`; null for none. */
  count: string | null
}

/** As many letters as a phone shows in one row. */
const maxRowLength = 40

/** The banner in one row, with the first line cut to fit. */
export function foldBanner(banner: TodayBanner): TodayBanner {
  const [first, ...others] = [...banner.lines, ...(banner.more?.lines ?? [])]
  if (!first || (others.length === 0 && lengthOf(first) <= maxRowLength)) return banner
  const count = others.length > 0 ? `+${others.length}` : null
  return { ...banner, brief: { first, others, count } }
}

/** A Chinese or Korean letter is as wide as two. */
function lengthOf({ place, text, until }: BannerLine): number {
  const letters = [...[place, text, until].join(' ')]
  return letters.length + letters.filter((letter) => letter >= '\u1100').length
}

interface BannerLine {
  text: string
  /** Its language, if it is not the page's; else null. */
  lang: string | null
  /** The schools it is about; null for all. */
  place: string | null
  /** When it ends; null at the end of the day. */
  until: string | null
}
