import type { DirectorySnapshot } from './directory-snapshot.js'
import type { Post } from './person.js'

/** Slugs of topics that were merged, and of the topics that their words went to. */
export type MergedTopics = ReadonlyMap<string, string>

const views = new WeakMap<DirectorySnapshot, { merged: MergedTopics; view: DirectorySnapshot }>()

/**
 * The directory with the links and duties of merged topics at their successors. The rows keep the old slug: a rollback gives
 * each topic its own back. Made once for each map.
 */
export function followMergedTopics(whole: DirectorySnapshot, merged: MergedTopics): DirectorySnapshot {
  if (merged.size === 0) return whole
  const known = views.get(whole)
  if (known?.merged === merged) return known.view
  const view = viewOf(whole, merged)
  views.set(whole, { merged, view })
  return view
}

function viewOf(whole: DirectorySnapshot, merged: MergedTopics): DirectorySnapshot {
  const topicNow = (slug: string) => merged.get(slug) ?? slug
  const moved = whole.links.filter(({ topic }) => topic !== null && merged.has(topic))
  const others = whole.links.filter((link) => !moved.includes(link))
  const postNow = (post: Post): Post => {
    const slugs = post.topics?.split(' ') ?? []
    if (!slugs.some((slug) => merged.has(slug))) return post
    return { ...post, topics: [...new Set(slugs.map(topicNow))].join(' ') }
  }
  const view: DirectorySnapshot = {
    ...whole,
    get whole() {
      return view
    },
    // After the successor's own.
    links: [...others, ...moved.map((link) => ({ ...link, topic: topicNow(link.topic!) }))],
    postsOf: (contact) => whole.postsOf(contact).map(postNow),
    postsBy: (person) => whole.postsBy(person).map(postNow),
  }
  return view
}
