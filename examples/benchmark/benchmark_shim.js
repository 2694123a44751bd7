// The JavaScript that benchmark.jsi describes.

export function createObject() {
  return { question: "What is the answer?", answer: 41 };
}

export function incrementAnswer(object) {
  object.answer += 1;
}
