import type { Database } from '../../platform/database/open-database.js'
import { retiredTopics } from '../../platform/database/routing-schema.js'
import { links, posts, rules } from '../../platform/database/schema.js'

/** Slugs of topics that something of the district leads to: a rule, a link, a post, or a topic that ended. */
export function findTopicsInUse(database: Pick<Database, 'select'>): Set<string> {
  const ofRules = database
    .select({ conditions: rules.conditions, action: rules.action })
    .from(rules)
    .all()
    .flatMap(({ conditions, action }) => [action.topic, ...((conditions.topics ?? []) as unknown[])])
  const ofLinks = database.select({ topic: links.topic }).from(links).all()
  const ofPosts = database.select({ topics: posts.topics }).from(posts).all()
  const ofEnded = database.select({ topic: retiredTopics.successor }).from(retiredTopics).all()
  const slugs = [
    ...ofRules,
    ...[...ofLinks, ...ofEnded].map(({ topic }) => topic),
    ...ofPosts.flatMap(({ topics }) => topics?.split(' ') ?? []),
  ]
  return new Set(slugs.filter((slug) => typeof slug === 'string'))
}
