import { askChannels, levels } from '../../content/insights/board/exists-now.js'
import type { OnlyKind } from '../../content/insights/board/only-row.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'

export interface OnlyGroup {
  label: string
  options: { value: string; label: string; chosen: boolean }[]
}

/** What a board can be limited to, as a list to choose from. @param chosen as in an address */
export function onlyChoices(
  { whole }: DirectorySnapshot,
  offered: readonly string[],
  chosen: string,
  { t, code, languageName }: Speech,
): OnlyGroup[] {
  const group = (kind: OnlyKind, options: readonly (readonly [string, string])[]): OnlyGroup => ({
    label: t(`insights.only.${kind}`),
    options: options.map(([key, label]) => ({
      ...{ value: `${kind}:${key}`, label, chosen: chosen === `${kind}:${key}` },
    })),
  })
  return [
    group(
      'school',
      whole.schools.map(({ slug, name }) => [slug, name]),
    ),
    group(
      'level',
      levels.map((level) => [level, t(`routing.level.${level}` as WordKey)]),
    ),
    group(
      'language',
      offered.map((lang) => [lang, languageName(lang)]),
    ),
    group(
      'channel',
      askChannels.map((channel) => [channel, t(`insights.channel.${channel}`)]),
    ),
    group(
      'office',
      whole.offices.map(({ id, words }) => [id, inLanguage(words, code).name]),
    ),
  ]
}
