import assert from 'node:assert/strict'
import { tellsOfWant } from '../../../src/answering/danger/want.js'

const wants = {
  en: [
    ...['my brother and I split the last can so the baby has something, we have no groceries left'],
    ...['we’re out of formula and food', 'theres nothing in our fridge', 'I can’t feed my girls this week'],
    ...['I skip dinner so my two boys can eat', 'my children went to bed hungry again'],
    ...['they cut off our food stamps', 'our EBT card is empty', 'we eat one meal a day'],
    ...['we are being evicted', 'the landlord changed the locks on us', 'he put us out last night'],
    ...['my kids and I are sleeping in the car', 'we live in a motel now', 'we have nowhere to sleep'],
    ...['we are about to lose our home', 'I have no place to take my kids', 'we will be homeless by friday'],
    ...['we are in a family shelter', 'we have ten days to get out', 'I am watering down the formula'],
    ...['I don’t know how we’re going to feed them', 'we are without a home', 'our motel money is up'],
    'do you know if the math club meets today my husband left and we have nothing to eat',
  ],
  es: [
    ...['no tenemos qué comer', 'nos quedamos sin comida', 'los niños se duermen con hambre'],
    ...['nos quitaron las estampillas', 'comemos una vez al día', 'la nevera está vacía'],
    ...['nos van a desalojar', 'nos corrieron de la casa', 'vivimos en el carro', 'estamos en la calle'],
    ...['no tengo donde dormir con mis hijos', 'hay junta hoy, es que estamos en un albergue'],
    ...['nos dieron tres días para desocupar', 'no me alcanzó para la comida', 'comemos puro arroz'],
  ],
}

const calm = {
  en: [
    ...['the cafeteria was out of milk', 'there was nothing to eat that she likes at lunch'],
    ...['no food in the library, right?', 'he is hungry after practice', 'when is the food drive'],
    ...['we moved out of our house', 'she was kicked out of the group chat', 'they kicked us out of the gym'],
    ...['we lost the home game', 'we have no home game friday', 'we lost our house key'],
    ...['he has nowhere to go after school', 'we have nowhere to go after school on fridays'],
    ...['the kids are staying in a hotel for the tournament', 'he slept in the car on the way'],
    ...['who is the homeless liaison', 'she ate lunch once so far', 'the locks on the lockers changed'],
    ...['we lost our house two years ago', 'we live in a motel since the fire and we’re fine'],
    ...['we slept in the car line for a preK spot', 'we were locked out of the house so he was late'],
    ...['I called twice and we got nowhere.', 'I do not know what my kids eat at lunch'],
    ...['do we have no food allergies on file', 'the team store ran out of food'],
  ],
  es: [
    ...['no hay comida en la cafetería', 'tiene hambre después de la práctica', 'nos mudamos de casa'],
    ...['simulacro de desalojo', 'vivimos en la calle Juárez', 'estamos en el carro esperando a mi hija'],
    ...['hace dos años vivimos en un albergue', 'perdimos la casa pero ya estamos bien'],
    ...['no hay que comer chicle en clase', 'lo corrieron del salón', 'no hay partido en casa'],
  ],
}

describe('A family without food or a home', () => {
  for (const [lang, texts] of Object.entries(wants))
    for (const text of texts) it(`is told of: ${text}`, () => assert.ok(tellsOfWant(text, lang)))

  for (const [lang, texts] of Object.entries(calm))
    for (const text of texts) it(`is not told of: ${text}`, () => assert.ok(!tellsOfWant(text, lang)))

  it('is read in English and Spanish alone, with or without a region', () => {
    assert.ok(tellsOfWant('vivimos en el carro', 'es-MX'))
    assert.ok(!tellsOfWant('vivimos en el carro', 'fr'))
  })
})
