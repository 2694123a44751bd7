// The JavaScript of objects.jsi.

export function createObject() {
  return {
    name: "Example JS Object",
    answer: 41,
    question: null,
    summarize() {
      return `Question: "${this.question}" Answer: ${this.answer}`;
    },
  };
}

/** @param {{ answer: number, summarize(): string }} object */
export function incrementAnswer(object) {
  object.answer += 1;
}

/** @param {{ answer: number, summarize(): string }} object */
export function summarize(object) {
  return object.summarize();
}
