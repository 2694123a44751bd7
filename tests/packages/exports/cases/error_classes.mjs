// Exported classes whose objects are errors.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  an_error_class_creates_errors_of_javascript: ({ OutOfStock }, t) => {
    const error = new OutOfStock("tea", 3);
    t.ok(error instanceof Error && error instanceof OutOfStock, "both classes");
    t.equal(Object.prototype.toString.call(error), "[object Error]");
    t.same([error.name, error.message, `${error}`], ["OutOfStock", "tea is out of stock", "OutOfStock: tea is out of stock"]);
    t.ok(typeof error.stack === "string", "a stack");
    t.equal(Object.hasOwn(error, "cause"), false);
    t.same([error.left, error.advice(true), OutOfStock.limit()], [3, "TAKE 3 OF TEA", 9]);
    t.same(Object.keys(error), []);
    t.equal(new OutOfStock("tea").left, 0);
    t.equal(OutOfStock.length, 1);
  },

  a_constructor_of_an_error_class_checks_its_arguments: ({ OutOfStock }, t) => {
    t.throws(() => new OutOfStock(1), "OutOfStock: parameter item: expected a string, found 1 (number)");
    t.throws(() => new OutOfStock(""), "an item has a name");
    t.throws(() => OutOfStock("tea"), /./);
  },

  an_error_class_that_rust_throws_is_caught_as_it: async ({ OutOfStock, Shop }, t) => {
    const error = t.throws(() => Shop.buy("tea", 3), "tea is out of stock");
    t.ok(error instanceof Error && error instanceof OutOfStock, "both classes");
    t.same([error.name, error.left, Object.keys(error)], ["OutOfStock", 2, []]);
    t.ok(typeof error.stack === "string", "a stack");
    t.ok(Object.is(Shop.last(), error), "the same object again");
    const later = await t.rejects(Shop.buyLater("milk"), "milk is out of stock");
    t.ok(later instanceof OutOfStock, "the class");
    t.equal(Shop.buy("tea", 1), undefined);
  },

  the_source_of_an_error_class_is_its_cause: ({ Closed, Shop }, t) => {
    const error = t.throws(() => Shop.broken(), "closed");
    t.ok(error instanceof Closed, "the class");
    t.equal(error.name, "Closed");
    t.ok(error.cause instanceof Error, "an error");
    t.equal(error.cause.message, "invalid digit found in string");
    t.equal(Object.getOwnPropertyDescriptor(error, "cause")?.enumerable, false);
    t.throws(() => new Closed(), "ShopClosed has no constructor");
  },

  rust_receives_an_error_class_as_it_is: ({ OutOfStock, Closed, Shop }, t) => {
    const error = new OutOfStock("tea", 5);
    const raise = (/** @type {unknown} */ it) => () => {
      throw it;
    };
    t.equal(Shop.caught(raise(error)), 5);
    t.equal(Shop.caught(raise(new Error("another"))), -1);
    t.equal(
      Shop.caught(() => Shop.buy("tea", 3)),
      2,
    );
    t.equal(
      Shop.caught(() => {}),
      -2,
    );
    t.ok(Object.is(Shop.echo(error), error), "the same object");
    t.equal(Shop.message(error), "OutOfStock: tea is out of stock");
    t.throws(() => Shop.echo(new Error("tea")), "Shop.echo: parameter error: expected an OutOfStock, found Error (object)");
    t.throws(() => Shop.echo(Object.create(Closed.prototype)), "expected an OutOfStock");
  },

  an_error_class_can_be_extended_and_disposed: ({ OutOfStock, Shop }, t) => {
    class Sold extends OutOfStock {
      constructor() {
        super("bread", 1);
      }
    }
    const error = new Sold();
    t.ok(error instanceof Sold && error instanceof OutOfStock && error instanceof Error, "all classes");
    t.same([error.left, error.message], [1, "bread is out of stock"]);
    error.dispose();
    t.equal(error.isDisposed, true);
    t.equal(error.message, "bread is out of stock");
    t.throws(() => error.left, "OutOfStock.left: OutOfStock was disposed");
    t.throws(() => Shop.echo(error), "was disposed");
  },
};
