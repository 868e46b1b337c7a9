import { asc, eq } from 'drizzle-orm'
import type { Rule } from '../../answering/rules/rule.js'
import type { Database } from '../../platform/database/open-database.js'
import { rules } from '../../platform/database/schema.js'

/** A rule of the working copy, which may be inactive. */
export type EditedRule = Rule & { why: string; active: boolean }

/** Rules are numbered in tens, so that one can be put between two. */
const gap = 10

/** Edits the working copy's rules. The first that matches wins, except for notices. */
export function createRuleEditor(database: Database) {
  const { position, id } = rules
  const toRule = ({ position: _, ...row }: typeof rules.$inferSelect) => row as unknown as EditedRule

  const list = (): EditedRule[] =>
    database.select().from(rules).orderBy(asc(position), asc(id)).all().map(toRule)

  function renumber(ids: readonly string[]): void {
    database.transaction((tx) => {
      for (const [index, each] of ids.entries())
        tx.update(rules)
          .set({ position: (index + 1) * gap })
          .where(eq(id, each))
          .run()
    })
  }

  return {
    list,

    /** @returns null if there is no such rule */
    find(wanted: string): EditedRule | null {
      const row = database.select().from(rules).where(eq(id, wanted)).get()
      return row ? toRule(row) : null
    },

    /** Adds the rule after all others, or updates the one with its id. */
    save({ id: key, ...rule }: EditedRule): void {
      const row = {
        name: rule.name,
        why: rule.why,
        startsOn: rule.startsOn,
        endsOn: rule.endsOn,
        active: rule.active,
        conditions: rule.conditions as Record<string, unknown>,
        action: rule.action as Record<string, unknown>,
      }
      database
        .insert(rules)
        .values({ id: key, ...row, position: (list().length + 1) * gap })
        .onConflictDoUpdate({ target: id, set: row })
        .run()
    },

    remove: (wanted: string): boolean => database.delete(rules).where(eq(id, wanted)).run().changes > 0,

    /** Moves a rule to a position; 1 is the first. */
    move(wanted: string, place: number): void {
      const others = list().flatMap((rule) => (rule.id === wanted ? [] : [rule.id]))
      const at = Math.min(Math.max(Math.round(place) - 1, 0), others.length)
      renumber([...others.slice(0, at), wanted, ...others.slice(at)])
    },

    /** Sorts all rules by these ids; the others follow in their old order. */
    order(ids: readonly string[]): void {
      const known = list().map((rule) => rule.id)
      const given = ids.filter((each) => known.includes(each))
      renumber([...new Set([...given, ...known])])
    },
  }
}

export type RuleEditor = ReturnType<typeof createRuleEditor>
