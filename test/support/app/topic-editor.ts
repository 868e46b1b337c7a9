import { createTopicEditor } from '../../../src/content/revisions/topic-editor-store.js'
import { createTestApp, type TestApp } from './test-app.js'

/** What tests of topics in the routing editor stand on. */
export interface TopicEditing {
  /** The app of the test that runs. */
  readonly app: TestApp
  /** The working copy in its database. */
  store(): ReturnType<typeof createTopicEditor>
}

/** Inside a `describe`: gives each of its tests an app of its own. */
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
  }
}
