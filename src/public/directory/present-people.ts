import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { Person } from '../../directory/model/person.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { type PeopleFilter, paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { groupByLetter, letterLinks } from './group-by-letter.js'
import { pageThrough } from './page-through.js'
import { type PersonRow, personRow } from './person-row.js'
import type { PeopleForm } from './read-people-form.js'

const perPage = 50

/** Staff by name. @param found the matching people, in display order */
export function presentPeople(form: PeopleForm, found: readonly Person[], moment: PageMoment): Page {
  const { directory, speech } = moment
  const { items, page, pages } = pageThrough(found, form.page, perPage)
  const filter = { q: form.name, school: form.school, office: form.office }
  const to = (number: number) => paths.people(speech.code, { ...filter, page: number })
  const problems = form.problems.map(({ field, key, values }) => ({
    field,
    href: `#${field}`,
    message: speech.t(key, values),
  }))
  const asksForAll = Object.values(filter).every((value) => value === null)
  const model: PeopleModel = {
    title: speech.t('peoplePage.title'),
    problems: problems.length > 0 ? problems : null,
    form: presentForm(form, moment),
    count: problems.length > 0 ? null : speech.t('peoplePage.found', { count: found.length }),
    people:
      form.name === null ? rowsWithLetters(items, moment) : items.map((person) => rowOf(person, moment)),
    none: problems.length === 0 && found.length === 0,
    letters: form.name === null && pages > 1 ? letterLinks(found, lastName, speech.code, perPage, to) : null,
    paging:
      pages > 1
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
  /** Best match first for a name, else by last name. */
  people: ListedPerson[]
  none: boolean
  /** Link to the page where a letter begins; null for a single page. */
  letters: { letter: string; href: string }[] | null
  paging: { at: string; previous: string | null; next: string | null } | null
  /** Of the chosen school. */
  frontOffice: { school: string; phone: string; ext: string | null } | null
  /** Link to the whole list; null if this is it. */
  all: string | null
  home: string
}

/** `id`: anchor on the first last name with a letter. */
type ListedPerson = PersonRow & { id: string | null }

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

function rowOf(person: Person, moment: PageMoment): ListedPerson {
  return { ...personRow(person, moment), id: null }
}

function rowsWithLetters(people: readonly Person[], moment: PageMoment): ListedPerson[] {
  return groupByLetter(people, lastName, moment.speech.code).flatMap(({ id, items }) =>
    items.map((person, i) => ({ ...rowOf(person, moment), id: i === 0 ? id : null })),
  )
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
