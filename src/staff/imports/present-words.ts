import type { MappedFile } from '../../content/imports/mapping/column-mapping.js'
import {
  allSchools,
  districtPlace,
  type NamedSchool,
  noMeaning,
} from '../../content/imports/mapping/guess-meaning.js'
import type { WordKind } from '../../content/imports/mapping/mapping-store.js'
import type { AskedWord } from '../../content/imports/mapping/mappings.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** The job titles and buildings of a staff list, each with the office or school it means. */
export function presentWords(
  {
    id,
    words,
    offices,
    schools,
    files,
  }: {
    id: number
    words: Record<WordKind, AskedWord[]>
    offices: DirectorySnapshot['offices']
    /** The district's, and those of the same import. */
    schools: readonly NamedSchool[]
    files: readonly MappedFile[]
  },
  speech: Speech,
): Page {
  const { t, code } = speech
  const nameOf = (office: (typeof offices)[number]) => inLanguage(office.words, code)?.name ?? office.id
  const officesAt = (level: string) =>
    offices
      .filter((office) => office.level === level)
      .map((office) => ({ value: office.id, label: nameOf(office) }))
  const officeGroups = [
    { label: t('mapping.ofSchools'), options: officesAt('school') },
    { label: t('mapping.ofDistrict'), options: officesAt('district') },
  ]
  const schoolGroups = [
    { label: t('mapping.schools'), options: schools.map(({ slug, name }) => ({ value: slug, label: name })) },
  ]
  const rows = (kind: WordKind, groups: typeof officeGroups, first: { value: string; label: string }[]) =>
    openFirst(words[kind]).map(({ word, count, meaning }, index) => ({
      id: `${kind}-${index}`,
      word,
      count: t('mapping.rows', { count }),
      first: first.map((option) => ({ ...option, selected: option.value === meaning })),
      groups: groups.map(({ label, options }) => ({
        label,
        options: options.map((option) => ({ ...option, selected: option.value === meaning })),
      })),
    }))
  const openAmong = (kind: WordKind, say: (count: number) => string) => {
    const { length } = words[kind].filter(isOpen)
    return length > 0 ? [say(length)] : []
  }
  const model = {
    title: t('mapping.wordsTitle'),
    parents: [
      {
        href: transferPaths.columns(
          id,
          code,
          files.findIndex(({ mapping }) => mapping),
        ),
        label: t('mapping.columns'),
      },
    ],
    action: transferPaths.words(id, code),
    titles: rows('title', officeGroups, [{ value: noMeaning, label: t('mapping.noOffice') }]),
    places: rows('place', schoolGroups, [
      { value: noMeaning, label: t('mapping.noPlace') },
      { value: districtPlace, label: t('mapping.districtPlace') },
      { value: allSchools, label: t('mapping.allSchools') },
    ]),
    open: [
      ...openAmong('place', (count) => t('mapping.openPlaces', { count })),
      ...openAmong('title', (count) => t('mapping.openTitles', { count })),
    ],
  }
  return { view: 'staff/imports/words', model }
}

const isOpen = ({ meaning }: AskedWord) => meaning === noMeaning

/** What nobody has matched yet is what an admin must look at. */
const openFirst = (words: readonly AskedWord[]) =>
  words.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
