import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** The old address of a topic that nobody answers anymore. */
export function presentRetiredTopic({ t, code }: Speech): Page {
  const model: RetiredTopicModel = {
    title: t('topics.endedTitle'),
    home: paths.home(code),
    topics: paths.topics(code),
  }
  return { view: 'public/directory/retired-topic', model, status: 410 }
}

interface RetiredTopicModel {
  title: string
  home: string
  topics: string
}
