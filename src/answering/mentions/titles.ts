import { wordSet } from '../../platform/text/word-set.js'

/** Almost always followed by a name. */
export const firmTitles = wordSet(
  'ms mr mrs mx dr prof mister missus miss sra srta sr senora senor senorita dra profe profesora profesor don dona mme',
)

/** Sometimes followed by a name, mostly words of their own. */
export const looseTitles = wordSet(
  `coach teacher principal nurse counselor counsellor doctor professor superintendent director directora maestra maestro
  enfermera enfermero consejera consejero entrenador entrenadora subdirector subdirectora secretary secretaria librarian
  bibliotecaria officer supt ap`,
)

export const isTitle = (word: string): boolean => firmTitles.has(word) || looseTitles.has(word)

/** Titles that show gender. */
export const titleOf: Readonly<Record<string, 'he' | 'she'>> = {
  mr: 'he',
  mister: 'he',
  sr: 'he',
  senor: 'he',
  maestro: 'he',
  profesor: 'he',
  don: 'he',
  ms: 'she',
  mrs: 'she',
  miss: 'she',
  sra: 'she',
  srta: 'she',
  senora: 'she',
  senorita: 'she',
  maestra: 'she',
  profesora: 'she',
  dona: 'she',
}

/** Before the name of a child or a parent, not of staff. */
export const familyWords = wordSet(
  `son daughter child kid kids boy girl grandson granddaughter grandchild nephew niece student brother sister sibling
  twins stepson stepdaughter named name hijo hija nieto nieta sobrino sobrina hermano hermana nino nina estudiante
  alumno alumna llamo llama nombre apellido apellidos am im soy husband wife mom dad mother father esposo esposa neighbor neighbors vecina vecino`,
)
