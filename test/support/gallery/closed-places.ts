import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'

/** A school that closed and has a successor, and an office that closed without one. */
const closedSchool = 'old-mill-elementary'
const closedOffice = 'gifted-before'

/** The directory with two closed places at their old addresses: no list has them, so other pages stay as they are. */
export function withClosedPlaces(directory: DirectorySnapshot): DirectorySnapshot {
  const { whole } = directory
  const from = { closedFrom: '2025-07-01' }
  const [school, office] = [whole.school('lincoln-elementary')!, whole.office('gifted')!]
  const old = { ...school, ...from, slug: closedSchool, name: 'Old Mill Elementary', successor: school.slug }
  const gone = { ...office, ...from, id: closedOffice, successor: null }
  return {
    ...directory,
    school: (slug) => directory.school(slug === closedSchool ? school.slug : slug),
    whole: {
      ...whole,
      school: (slug) => (slug === closedSchool ? old : whole.school(slug)),
      office: (id) => (id === closedOffice ? gone : whole.office(id)),
    },
  }
}
