// The JavaScript of benchmark.jsi.

export function createObject() {
  return { question: "What is the answer?", answer: 41 };
}

/** @param {{ answer: number }} object */
export function incrementAnswer(object) {
  object.answer += 1;
}
