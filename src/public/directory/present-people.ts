import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { Person } from '../../directory/model/person.js'
import { schoolLevels } from '../../directory/model/topic.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { type PeopleFilter, paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { groupByLetter } from './group-by-letter.js'
import { pageThrough } from './page-through.js'
import { type PersonRow, personRow } from './person-row.js'
import type { PeopleForm } from './read-people-form.js'

const perPage = 50

/**
 * Staff by name. Everyone at once would fill many screens: first come the letters and the schools to pick from.
 * @param found the matching people, in display order
 */
export function presentPeople(form: PeopleForm, found: readonly Person[], moment: PageMoment): Page {
  const { directory, speech } = moment
  const filter = { q: form.name, school: form.school, office: form.office }
  const isLong = form.name === null && found.length > perPage
  const letters = isLong ? groupByLetter(found, lastName, speech.code) : null
  const chosen = letters?.find(({ slug }) => slug === form.letter) ?? null
  const { items, page, pages } = pageThrough(chosen?.items ?? found, form.page, perPage)
  const to = (number: number) =>
    paths.people(speech.code, { ...filter, letter: chosen?.slug ?? null, page: number })
  const problems = form.problems.map(({ field, key, values }) => ({
    field,
    href: `#${field}`,
    message: speech.t(key, values),
  }))
  const asksForAll = Object.values(filter).every((value) => value === null) && !chosen
  const isStart = asksForAll && isLong && form.page === 1
  const model: PeopleModel = {
    title: speech.t('peoplePage.title'),
    problems: problems.length > 0 ? problems : null,
    form: presentForm(form, moment),
    count:
      problems.length > 0 ? null : speech.t('peoplePage.found', { count: (chosen?.items ?? found).length }),
    people: isStart ? null : items.map((person) => personRow(person, moment)),
    none: problems.length === 0 && found.length === 0,
    letters:
      letters?.map(({ letter, slug }) => ({
        letter,
        href: `${paths.people(speech.code, { ...filter, letter: slug })}#found`,
        current: slug === chosen?.slug,
      })) ?? null,
    schools: isStart ? schoolsByLevel(moment) : null,
    paging:
      pages > 1 && !isStart
        ? {
            at: speech.t('peoplePage.pageOf', { page, pages }),
            previous: page > 1 ? to(page - 1) : null,
            next: page < pages ? to(page + 1) : null,
          }
        : null,
    frontOffice: frontOfficeOf(form, moment),
    all: asksForAll ? null : paths.people(speech.code),
    home: paths.home(speech.code),
  }
  return {
    view: 'public/directory/people',
    status: problems.length > 0 ? 422 : 200,
    model,
    description: speech.t('peoplePage.description', { district: directory.district.shortName }),
    index: asksForAll && page === 1,
  }
}

interface PeopleModel {
  title: string
  problems: { href: string; message: string }[] | null
  form: FilterForm
  count: string | null
  /** Best match first for a name, else by last name; null where a letter or a school is picked first. */
  people: PersonRow[] | null
  none: boolean
  /** Links to those whose last names begin with each letter; null for a short list. */
  letters: { letter: string; href: string; current: boolean }[] | null
  /** Links to the people of each school. */
  schools: { title: string; schools: { name: string; href: string }[] }[] | null
  paging: { at: string; previous: string | null; next: string | null } | null
  /** Of the chosen school. */
  frontOffice: { school: string; phone: string; ext: string | null } | null
  /** Link to everyone; null if this is it. */
  all: string | null
  home: string
}

interface FilterForm {
  action: string
  q: string
  groups: SchoolGroup[]
  offices: { id: string; name: string; chosen: boolean }[]
  nameProblem: string | null
  schoolProblem: string | null
  officeProblem: string | null
}

const lastName = (person: Person) => person.lastName

function schoolsByLevel({ directory, speech }: PageMoment): PeopleModel['schools'] {
  const groups = schoolLevels.map((level) => ({
    title: speech.t(`schools.${level}`),
    schools: directory.schools
      .filter((school) => school.level === level)
      .map(({ slug, name }) => ({
        name,
        href: `${paths.people(speech.code, { school: slug })}#found`,
      })),
  }))
  return groups.filter(({ schools }) => schools.length > 0)
}

function presentForm({ typed, problems }: PeopleForm, { directory, speech }: PageMoment): FilterForm {
  const problemOf = (field: string) => {
    const problem = problems.find((each) => each.field === field)
    return problem ? speech.t(problem.key, problem.values) : null
  }
  return {
    action: paths.people(speech.code),
    q: typed.q,
    groups: groupSchools([...directory.schools], typed.school, speech),
    offices: directory.ownOffices.map(({ id, words }) => ({
      id,
      name: inLanguage(words, speech.code).name,
      chosen: id === typed.office,
    })),
    nameProblem: problemOf('q'),
    schoolProblem: problemOf('school'),
    officeProblem: problemOf('office'),
  }
}

function frontOfficeOf(
  { school: slug }: PeopleFilter,
  { directory }: PageMoment,
): PeopleModel['frontOffice'] {
  const school = directory.school(slug ?? null)
  const front = school && frontOfficeAt(directory, school.slug)
  return school && { school: school.name, phone: front?.phone ?? school.phone, ext: front?.ext ?? null }
}
