import { plainText } from '../../platform/text/plain-text.js'

/** Postal codes of states, territories, and military mail, with their names. */
const names: Readonly<Record<string, string>> = {
  ...{ AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado' },
  ...{ CT: 'Connecticut', DE: 'Delaware', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho' },
  ...{
    IL: 'Illinois',
    IN: 'Indiana',
    IA: 'Iowa',
    KS: 'Kansas',
    KY: 'Kentucky',
    LA: 'Louisiana',
    ME: 'Maine',
  },
  ...{
    MD: 'Maryland',
    MA: 'Massachusetts',
    MI: 'Michigan',
    MN: 'Minnesota',
    MS: 'Mississippi',
    MO: 'Missouri',
  },
  ...{ MT: 'Montana', NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico' },
  ...{ NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon' },
  ...{ PA: 'Pennsylvania', RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee' },
  ...{ TX: 'Texas', UT: 'Utah', VT: 'Vermont', VA: 'Virginia', WA: 'Washington', WV: 'West Virginia' },
  ...{ WI: 'Wisconsin', WY: 'Wyoming', DC: 'District of Columbia', AS: 'American Samoa', GU: 'Guam' },
  ...{ MP: 'Northern Mariana Islands', PR: 'Puerto Rico', VI: 'Virgin Islands' },
  ...{ AA: 'Armed Forces Americas', AE: 'Armed Forces Europe', AP: 'Armed Forces Pacific' },
}

const lettersOf = (text: string) => plainText(text).replace(/[^a-z]/g, '')

const codes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(names).map(([code, name]) => [lettersOf(name), code] as const),
  ...Object.keys(names).map((code) => [code.toLowerCase(), code] as const),
  ...(['Washington DC', 'US Virgin Islands', 'Commonwealth of Puerto Rico'] as const).map(
    (name, index) => [lettersOf(name), ['DC', 'VI', 'PR'][index]!] as const,
  ),
])

/**
 * Reads a state: `OH`, `Ohio`, `N.Y.`, `Washington, D.C.`
 * @returns its two letters, or null for anything else
 */
export const readWrittenState = (written: string): string | null => codes.get(lettersOf(written)) ?? null
