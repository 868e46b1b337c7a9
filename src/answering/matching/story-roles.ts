/** Words for those whom parents have usually asked before, or complain about, and the office each one is. */
export const storyRoles: Record<'en' | 'es', [words: string, office: string][]> = {
  en: [
    ['(?:vice|assistant|asst\\.?) principals?|deans?|vp|ap', 'assistant-principal'],
    ['principals?', 'principal'],
    ['(?:\\w+ )?teachers?|mrs?\\.? \\w+|ms\\.? \\w+', 'teacher'],
    ['(?:guidance )?counsell?ors?', 'counselor'],
    ['(?:school )?nurses?', 'nurse'],
    ['case ?managers?|sped teachers?|iep (?:lady|teacher|person|manager)', 'case-manager'],
    ['coach(?:es)?', 'coach'],
    ['(?:athletic director|ad)', 'athletic-director'],
    ['superintendents?', 'superintendent'],
    ['(?:school )?board(?: members?)?', 'school-board'],
    ['(?:front |school |main )?office(?: lady| ladies| staff)?|secretary|front desk', 'school-office'],
    ['bus (?:garage|office|company|barn|people)|transportation', 'transportation'],
    ['(?:bus )?drivers?', 'driver'],
    ['social workers?', 'social-worker'],
  ],
  es: [
    ['subdirector(?:a|es)?', 'assistant-principal'],
    ['director(?:a|es)?', 'principal'],
    ['maestr[oa]s?|profes?(?:or(?:a|es)?)?', 'teacher'],
    ['consejer[oa]s?', 'counselor'],
    ['enfermer[oa]s?', 'nurse'],
    ['entrenador(?:a|es)?', 'coach'],
    ['superintendente', 'superintendent'],
    ['(?:la )?(?:mesa|junta) directiva', 'school-board'],
    ['oficina|secretaria', 'school-office'],
    ['chofer(?:es)?|conductor(?:a|es)?', 'driver'],
    ['trabajador[a]? social', 'social-worker'],
  ],
}

/** Offices that stand for what a word names without being it: a coach answers to the athletic director. */
export const officeOfRole: Record<string, string> = { coach: 'athletic-director', driver: 'transportation' }
