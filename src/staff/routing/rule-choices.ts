import type { RuleNames } from '../../answering/rules/explain-rule.js'
import type { OfficeName } from './editor-tools.js'
import type { RuleChoices } from './read-rule-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The topics, offices and schools that a rule may name. */
export function createRuleChoices({ routing, directory }: Pick<RoutingRoomDeps, 'routing' | 'directory'>) {
  return {
    ids: (): RuleChoices => ({
      topics: new Set(routing.topics.list().map(({ slug }) => slug)),
      offices: new Map(directory().whole.offices.map(({ id, level }) => [id, level])),
      schools: new Set(directory().whole.schools.map(({ slug }) => slug)),
    }),

    /** Ids of offices that every school has one of. */
    schoolOffices: (): Set<string> =>
      new Set(directory().whole.offices.flatMap(({ id, level }) => (level === 'school' ? [id] : []))),

    /** @param offices by name, in the page's language */
    names(offices: readonly OfficeName[]): RuleNames {
      const titles = new Map(routing.topics.list().map(({ slug, title }) => [slug, title]))
      const officeNames = new Map(offices.map(({ id, name }) => [id, name]))
      const schools = new Map(directory().whole.schools.map(({ slug, name }) => [slug, name]))
      return {
        topic: (slug) => titles.get(slug) ?? null,
        office: (id) => officeNames.get(id) ?? null,
        school: (slug) => schools.get(slug) ?? null,
      }
    },
  }
}
