import { Router } from 'express'
import { editorRoutes as routes } from '../../paths/routing-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { caseFilePages } from './case-file-pages.js'
import { casePages } from './case-pages.js'
import { filePages } from './file-pages.js'
import { overviewPages } from './overview-pages.js'
import { phrasePages } from './phrase-pages.js'
import { phrasingPages } from './phrasing-pages.js'
import { publishPages } from './publish-pages.js'
import { rehearsalPages } from './rehearsal-pages.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { rulePages } from './rule-pages.js'
import { createSendEditorPage } from './send-editor-page.js'
import { suggestionPages } from './suggestion-pages.js'
import { synonymPages } from './synonym-pages.js'
import { thresholdPages } from './threshold-pages.js'
import { topicPages } from './topic-pages.js'
import { wrongDoorPages } from './wrong-door-pages.js'

/** Ladders of four levels; hundreds of phrasings, one a line. */
const longForm = formBody({ fields: 1000, bytes: 256 * 1024 })

/** The routing editor: what is edited, tried, published, and brought back. */
export function editorRoutes(services: RoutingRoomDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendEditorPage(sendPage, services.assets)
  const overview = overviewPages(services, sendStaffPage)
  const topics = topicPages(services, sendStaffPage)
  const phrasings = phrasingPages(services, sendStaffPage)
  const danger = phrasePages(services, sendStaffPage, 'danger')
  const outOfScope = phrasePages(services, sendStaffPage, 'outOfScope')
  const synonyms = synonymPages(services, sendStaffPage)
  const thresholds = thresholdPages(services, sendStaffPage)
  const rules = rulePages(services, sendStaffPage)
  const rehearsal = rehearsalPages(services, sendStaffPage)
  const publish = publishPages(services, sendStaffPage)
  const cases = casePages(services, sendStaffPage)
  const caseFiles = caseFilePages(services, sendStaffPage)
  const file = filePages(services, sendStaffPage)
  const suggestions = suggestionPages(services, sendStaffPage)
  const wrongDoors = wrongDoorPages(services, sendStaffPage)
  const upload = [readUpload(services.transfer.uploadFolder)]

  const router = Router()
  router.get(routes.overview, guard('editor'), overview.show)
  router.get(routes.topics, guard('editor'), topics.showList)
  router.get(routes.newTopic, guard('editor'), topics.showNew)
  router.post(routes.newTopic, guard('editor', longForm), topics.add)
  router.get(routes.topic, guard('editor'), topics.showOne)
  router.post(routes.topic, guard('editor', longForm), topics.change)
  router.get(routes.removeTopic, guard('editor'), topics.askRemove)
  router.post(routes.removeTopic, guard('editor'), topics.remove)
  router.get(routes.phrasings, guard('editor'), phrasings.show)
  router.post(routes.phrasings, guard('editor', longForm), phrasings.add)
  router.post(routes.removePhrasings, guard('editor'), phrasings.remove)

  router.get(routes.danger, guard('admin'), danger.show)
  router.post(routes.danger, guard('admin', longForm), danger.add)
  router.post(routes.removeDanger, guard('admin'), danger.remove)
  router.get(routes.outOfScope, guard('admin'), outOfScope.show)
  router.post(routes.outOfScope, guard('admin', longForm), outOfScope.add)
  router.post(routes.removeOutOfScope, guard('admin'), outOfScope.remove)
  router.get(routes.synonyms, guard('admin'), synonyms.show)
  router.post(routes.synonyms, guard('admin'), synonyms.save)
  router.post(routes.removeSynonyms, guard('admin'), synonyms.remove)
  router.get(routes.thresholds, guard('admin'), thresholds.show)
  router.post(routes.thresholds, guard('admin'), thresholds.save)

  router.get(routes.rules, guard('admin'), rules.showList)
  router.post(routes.ruleOrder, guard('admin', longForm), rules.order)
  router.get(routes.newRule, guard('admin'), rules.showNew)
  router.post(routes.newRule, guard('admin'), rules.add)
  router.get(routes.rule, guard('admin'), rules.showOne)
  router.post(routes.rule, guard('admin'), rules.change)
  router.post(routes.moveRule, guard('admin'), rules.move)
  router.post(routes.removeRule, guard('admin'), rules.remove)

  router.get(routes.try, guard('editor'), rehearsal.showTry)
  router.post(routes.try, guard('editor'), rehearsal.tryOne)
  router.get(routes.rehearsal, guard('editor'), rehearsal.show)
  router.post(routes.rehearsal, guard('editor'), rehearsal.start)
  router.post(routes.cancelRehearsal, guard('editor'), rehearsal.cancel)

  router.get(routes.cases, guard('editor'), cases.showList)
  router.get(routes.newCase, guard('editor'), cases.showNew)
  router.post(routes.newCase, guard('editor'), cases.add)
  router.post(routes.caseFrom, guard('editor'), cases.addFrom)
  router.get(routes.importCases, guard('admin'), caseFiles.showImport)
  router.post(routes.importCases, guard('admin', upload), caseFiles.take)
  router.get(routes.casesFile, guard('admin'), caseFiles.download)
  router.get(routes.case, guard('editor'), cases.showOne)
  router.post(routes.case, guard('editor'), cases.change)
  router.post(routes.removeCase, guard('editor'), cases.remove)
  router.post(routes.protectCase, guard('admin'), cases.protect)
  router.get(routes.wrongDoors, guard('editor'), wrongDoors.show)
  router.get(routes.suggestions, guard('editor'), suggestions.show)
  router.post(routes.weighSuggestions, guard('editor'), suggestions.weigh)
  router.post(routes.suggestion, guard('editor'), suggestions.decide)

  router.get(routes.file, guard('admin'), file.show)
  router.post(routes.file, guard('admin', upload), file.check)
  router.get(routes.fileDownload, guard('admin'), file.download)
  router.get(routes.filePreview, guard('admin'), file.preview)
  router.post(routes.filePreview, guard('admin'), file.apply)

  router.get(routes.publish, guard('editor'), publish.show)
  router.post(routes.publish, guard('admin'), publish.publish)
  router.post(routes.approve, guard('admin'), publish.approve)
  router.post(routes.cancelPublish, guard('admin'), publish.cancel)
  router.get(routes.history, guard('editor'), publish.showHistory)
  router.get(routes.revision, guard('editor'), publish.showRevision)
  router.post(routes.rollBack, guard('admin'), publish.rollBack)
  router.post(routes.restore, guard('admin'), publish.restore)
  router.get(routes.revisionFile, guard('admin'), publish.download)
  return router
}
