/** The district's news of the day, at the top of every page. */
export interface TodayBanner {
  lines: BannerLine[]
  /** Those that are folded away; null for none. */
  more: { label: string; lines: BannerLine[] } | null
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
