import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { createTopicEditor } from '../../../src/content/revisions/topic-editor-store.js'
import { createTestApp, type TestApp } from './test-app.js'

/** The setup for tests of topics in the routing editor. */
export interface TopicEditing {
  /** The app of the current test. */
  readonly app: TestApp
  /** The working copy in its database. */
  store(): ReturnType<typeof createTopicEditor>
  phrasings(): ReturnType<typeof createPhrasingEditor>
}

/** Inside a `describe`: gives each test a new app. */
export function editTopics(suite: Mocha.Suite): TopicEditing {
  suite.timeout(60_000)
  let app: TestApp
  beforeEach(() => {
    app = createTestApp()
  })
  return {
    get app() {
      return app
    },
    store: () => createTopicEditor(app.database),
    phrasings: () => createPhrasingEditor(app.database),
  }
}
