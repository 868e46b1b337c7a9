import type { Router } from 'express'
import { editorRoutes as routes } from '../../paths/routing-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { caseFilePages } from './case-file-pages.js'
import { caseListPages } from './case-list-pages.js'
import { casePages } from './case-pages.js'
import { catalogPages } from './catalog-pages.js'
import { filePages } from './file-pages.js'
import { overviewPages } from './overview-pages.js'
import { phrasePages } from './phrase-pages.js'
import { phrasingPages } from './phrasing-pages.js'
import { publishPages } from './publish-pages.js'
import { rehearsalPages } from './rehearsal-pages.js'
import { revisionPages } from './revision-pages.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { ruleListPages } from './rule-list-pages.js'
import { rulePages } from './rule-pages.js'
import { createSendEditorPage } from './send-editor-page.js'
import { suggestionPages } from './suggestion-pages.js'
import { synonymPages } from './synonym-pages.js'
import { thresholdPages } from './threshold-pages.js'
import { toDoPages } from './to-do-pages.js'
import { topicFormPages } from './topic-form-pages.js'
import { topicListPages } from './topic-list-pages.js'
import { wrongDoorPages } from './wrong-door-pages.js'

/** Ladders of four levels; hundreds of phrasings, one per line. */
const longForm = formBody({ fields: 1000, bytes: 256 * 1024 })

/** The routing editor: edit, try, publish, roll back. */
export function routingAdminRoutes(services: RoutingRoomDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendEditorPage(sendPage, services.assets)
  const overview = overviewPages(services, sendStaffPage)
  const topics = topicListPages(services, sendStaffPage)
  const topic = topicFormPages(services, sendStaffPage)
  const phrasings = phrasingPages(services, sendStaffPage)
  const danger = phrasePages(services, sendStaffPage, 'danger')
  const outOfScope = phrasePages(services, sendStaffPage, 'outOfScope')
  const synonyms = synonymPages(services, sendStaffPage)
  const thresholds = thresholdPages(services, sendStaffPage)
  const rules = ruleListPages(services, sendStaffPage)
  const rule = rulePages(services, sendStaffPage)
  const rehearsal = rehearsalPages(services, sendStaffPage)
  const publish = publishPages(services, sendStaffPage)
  const revisions = revisionPages(services, sendStaffPage)
  const caseList = caseListPages(services, sendStaffPage)
  const cases = casePages(services, sendStaffPage)
  const caseFiles = caseFilePages(services, sendStaffPage)
  const file = filePages(services, sendStaffPage)
  const suggestions = suggestionPages(services, sendStaffPage)
  const wrongDoors = wrongDoorPages(services, sendStaffPage)
  const catalog = catalogPages(services, sendStaffPage)
  const toDo = toDoPages(services, sendStaffPage)
  /** Of pages that edit the working copy. */
  const edits: typeof guard = (...who) => [
    ...guard(...who),
    (_req, _res, next) => {
      services.routing.draftReadiness.opened()
      next()
    },
  ]
  const upload = [readUpload(services.transfer.uploadFolder)]

  return routeTable({
    [routes.overview]: { before: guard('editor'), get: overview.show },
    [routes.topics]: { before: edits('editor'), get: topics.showList },
    [routes.newTopic]: { before: edits('editor', longForm), get: topic.showNew, post: topic.add },
    [routes.topic]: { before: edits('editor', longForm), get: topic.showOne, post: topic.change },
    [routes.retireTopic]: { before: guard('editor'), get: topics.askRetire, post: topics.retire },
    [routes.phrasings]: { before: edits('editor', longForm), get: phrasings.show, post: phrasings.add },
    [routes.removePhrasings]: { before: guard('editor'), post: phrasings.remove },

    [routes.danger]: { before: edits('admin', longForm), get: danger.show, post: danger.add },
    [routes.removeDanger]: { before: guard('admin'), post: danger.remove },
    [routes.outOfScope]: { before: edits('admin', longForm), get: outOfScope.show, post: outOfScope.add },
    [routes.removeOutOfScope]: { before: guard('admin'), post: outOfScope.remove },
    [routes.synonyms]: { before: edits('admin'), get: synonyms.show, post: synonyms.save },
    [routes.removeSynonyms]: { before: guard('admin'), post: synonyms.remove },
    [routes.thresholds]: { before: edits('admin'), get: thresholds.show, post: thresholds.save },

    [routes.rules]: { before: edits('admin'), get: rules.showList },
    [routes.ruleOrder]: { before: guard('admin', longForm), post: rules.order },
    [routes.newRule]: { before: edits('admin'), get: rule.showNew, post: rule.add },
    [routes.rule]: { before: edits('admin'), get: rule.showOne, post: rule.change },
    [routes.moveRule]: { before: guard('admin'), post: rules.move },
    [routes.removeRule]: { before: guard('admin'), post: rule.remove },

    [routes.try]: { before: guard('editor'), get: rehearsal.showTry, post: rehearsal.tryOne },
    [routes.rehearsal]: { before: guard('editor'), get: rehearsal.show, post: rehearsal.start },
    [routes.cancelRehearsal]: { before: guard('editor'), post: rehearsal.cancel },

    [routes.cases]: { before: guard('editor'), get: caseList.showList },
    [routes.newCase]: { before: guard('editor'), get: cases.showNew, post: cases.add },
    [routes.caseFrom]: { before: guard('editor'), post: cases.addFrom },
    [routes.importCases]: { before: guard('admin', upload), get: caseFiles.showImport, post: caseFiles.take },
    [routes.casesFile]: { before: guard('admin'), get: caseFiles.download },
    [routes.case]: { before: guard('editor'), get: cases.showOne, post: cases.change },
    [routes.removeCase]: { before: guard('editor'), post: cases.remove },
    [routes.protectCase]: { before: guard('admin'), post: caseList.protect },
    [routes.wrongDoors]: { before: guard('editor'), get: wrongDoors.show },
    [routes.toDo]: { before: guard('editor'), get: toDo.show },
    [routes.teachToDo]: { before: edits('editor'), get: toDo.showTeach, post: toDo.teach },
    [routes.applyToDo]: { before: guard('editor'), post: toDo.apply },
    [routes.handleToDo]: { before: guard('editor'), post: toDo.handle },
    [routes.reopenToDo]: { before: guard('editor'), post: toDo.reopen },
    [routes.catalog]: { before: guard('admin'), get: catalog.show, post: catalog.merge },
    [routes.answerCatalog]: { before: guard('admin'), post: catalog.answer },
    [routes.suggestions]: { before: guard('editor'), get: suggestions.show },
    [routes.weighSuggestions]: { before: guard('editor'), post: suggestions.weigh },
    [routes.suggestion]: { before: guard('editor'), post: suggestions.decide },

    [routes.file]: { before: guard('admin', upload), get: file.show, post: file.check },
    [routes.fileDownload]: { before: guard('admin'), get: file.download },
    [routes.filePreview]: { before: guard('admin'), get: file.preview, post: file.apply },

    [routes.publish]: { get: [guard('editor'), publish.show], post: [guard('admin'), publish.publish] },
    [routes.approve]: { before: guard('admin'), post: publish.approve },
    [routes.cancelPublish]: { before: guard('admin'), post: publish.cancel },
    [routes.history]: { before: guard('editor'), get: revisions.showHistory },
    [routes.revision]: { before: guard('editor'), get: revisions.showRevision },
    [routes.rollBack]: { before: guard('admin'), post: revisions.rollBack },
    [routes.restore]: { before: guard('admin'), post: revisions.restore },
    [routes.revisionFile]: { before: guard('admin'), get: revisions.download },
  })
}
