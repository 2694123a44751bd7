//! Records and enums without JavaScript, with the implementations that generated code has.
#![cfg(not(target_family = "wasm"))]

use jsi_runtime::{
    EnumShape, FieldShape, FromJs, JsError, Object, Reader, RecordShape, Recursive, RecursiveShape,
    Shape, ToJs, Writer,
};

type Done = Result<(), JsError>;

#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
    name: Option<String>,
    tag: Option<Option<i32>>,
}

const POINT: &Shape = &Shape::Record(&RecordShape {
    name: "Point",
    fields: || {
        &[
            FieldShape {
                name: "x",
                shape: &Shape::F64,
            },
            FieldShape {
                name: "y",
                shape: &Shape::F64,
            },
            FieldShape {
                name: "name",
                shape: &Shape::Optional(&Shape::String),
            },
            FieldShape {
                name: "tag",
                shape: &Shape::Optional(&Shape::Nullable(&Shape::I32)),
            },
        ]
    },
});

impl ToJs for Point {
    const SHAPE: &'static Shape = POINT;

    fn write(&self, writer: &mut Writer) {
        self.x.write(writer);
        self.y.write(writer);
        self.name.write(writer);
        self.tag.write(writer);
    }
}

impl FromJs for Point {
    const SHAPE: &'static Shape = POINT;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(Point {
            x: FromJs::read(reader)?,
            y: FromJs::read(reader)?,
            name: FromJs::read(reader)?,
            tag: FromJs::read(reader)?,
        })
    }
}

/// Contains itself through an array, and bytes as a typed array.
#[derive(Clone, Debug, PartialEq)]
struct Tree {
    bytes: Vec<u8>,
    children: Vec<Tree>,
}

static TREE_ITEM: Shape = Shape::Record(&RecordShape {
    name: "Tree",
    fields: || {
        &[
            FieldShape {
                name: "bytes",
                shape: &Shape::Typed(&Shape::U8),
            },
            FieldShape {
                name: "children",
                shape: &Shape::Array(<Tree as FromJs>::SHAPE),
            },
        ]
    },
});
static TREE_RECURSIVE: RecursiveShape = RecursiveShape::of::<Tree>(&TREE_ITEM);
static TREE: Shape = Shape::Recursive(&TREE_RECURSIVE);

impl ToJs for Tree {
    const SHAPE: &'static Shape = &TREE;

    fn write(&self, writer: &mut Writer) {
        writer.recursive(self);
    }
}

impl FromJs for Tree {
    const SHAPE: &'static Shape = &TREE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.recursive()
    }
}

impl Recursive for Tree {
    fn write_value(&self, writer: &mut Writer) {
        self.bytes.write(writer);
        self.children.write(writer);
    }

    fn read_value(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(Tree {
            bytes: FromJs::read(reader)?,
            children: FromJs::read(reader)?,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Align {
    Left,
    Other(String),
}

const ALIGN: &Shape = &Shape::StringEnum(&EnumShape {
    name: "Align",
    values: &["left"],
    open: true,
});

impl ToJs for Align {
    const SHAPE: &'static Shape = ALIGN;

    fn write(&self, writer: &mut Writer) {
        match self {
            Align::Left => writer.u32(0),
            Align::Other(text) => {
                writer.u32(u32::MAX);
                writer.str(text);
            }
        }
    }
}

impl FromJs for Align {
    const SHAPE: &'static Shape = ALIGN;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(match reader.u32()? {
            0 => Align::Left,
            _ => Align::Other(reader.str()?.to_owned()),
        })
    }
}

/// To JavaScript and back, perhaps as another type.
fn through<T: ToJs, U: FromJs>(value: T) -> Result<U, JsError> {
    let object = Object::new();
    object.set("value", value)?;
    object.get("value")
}

#[test]
fn a_record_is_a_plain_object() -> Done {
    let point = Point {
        x: 1.0,
        y: -0.5,
        name: None,
        tag: None,
    };
    let holder = Object::new();
    holder.set("point", point.clone())?;
    let object: Object = holder.get("point")?;
    assert_eq!(object.keys()?, ["x", "y"], "what is None is not set");
    object.set("unknown", true)?;
    assert_eq!(
        through::<_, Point>(&object)?,
        point,
        "unknown properties are ignored"
    );
    assert_ne!(holder.get::<Object>("point")?, Object::new());
    Ok(())
}

#[test]
fn missing_and_null_stay_apart() -> Done {
    for tag in [None, Some(None), Some(Some(7))] {
        let point = Point {
            x: 0.0,
            y: 0.0,
            name: Some("n".into()),
            tag,
        };
        assert_eq!(through::<_, Point>(point.clone())?, point);
    }
    let object = Object::new();
    object.set("x", 1.0)?;
    object.set("y", 1.0)?;
    object.set("name", None::<String>)?;
    object.set("tag", None::<i32>)?;
    let point = through::<_, Point>(&object)?;
    assert_eq!((point.name, point.tag), (None, Some(None)));
    Ok(())
}

#[test]
fn a_wrong_field_is_named() -> Done {
    let object = Object::new();
    object.set("x", 1.0)?;
    let error = through::<_, Point>(&object).unwrap_err();
    assert_eq!(
        error.to_string(),
        "property value: field y: expected a number, found undefined"
    );

    let list = Object::from_array(&[Object::new()])?;
    let error = list.to_array::<Point>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "array: element 0: field x: expected a number, found undefined"
    );
    Ok(())
}

#[test]
fn a_record_may_contain_itself() -> Done {
    let leaf = Tree {
        bytes: vec![0, 255],
        children: vec![],
    };
    let tree = Tree {
        bytes: vec![],
        children: vec![
            leaf.clone(),
            Tree {
                bytes: vec![1],
                children: vec![leaf],
            },
        ],
    };
    assert_eq!(through::<_, Tree>(tree.clone())?, tree);

    let holder = Object::new();
    holder.set("tree", tree)?;
    let bytes: Object = holder
        .get::<Object>("tree")?
        .get::<Object>("children")?
        .get::<Object>("0")?
        .get("bytes")?;
    assert_eq!(bytes.get::<u32>("length")?, 2);
    bytes.set("0", 257)?;
    assert_eq!(bytes.get::<u8>("0")?, 1, "elements of a typed array wrap");
    assert!(bytes.set("0", "x").is_err());
    Ok(())
}

#[test]
fn an_object_that_contains_itself_is_an_error() -> Done {
    let object = Object::new();
    object.set("bytes", ())?;
    object.set(
        "children",
        Object::from_array(std::slice::from_ref(&object))?,
    )?;
    assert!(through::<_, Tree>(&object).is_err());
    let empty = Tree {
        bytes: vec![],
        children: vec![],
    };
    let holder = Object::new();
    holder.set("tree", empty)?;
    object.set(
        "bytes",
        holder.get::<Object>("tree")?.get::<Object>("bytes")?,
    )?;
    let error = through::<_, Tree>(&object).unwrap_err();
    assert_eq!(error.name(), "RangeError");
    assert!(error.message().ends_with(": nested too deep"), "{error}");
    object.delete("children")?;
    Ok(())
}

/// So many trees in each other, the innermost one with bytes.
fn tree(depth: usize) -> Tree {
    let innermost = Tree {
        bytes: vec![1, 2, 3],
        children: vec![],
    };
    (1..depth).fold(innermost, |inner, _| Tree {
        bytes: vec![],
        children: vec![inner],
    })
}

/// The number of trees in each other, and the bytes of the innermost one.
fn innermost(mut tree: &Tree) -> (usize, &[u8]) {
    let mut depth = 1;
    while let Some(inner) = tree.children.last() {
        tree = inner;
        depth += 1;
    }
    (depth, &tree.bytes)
}

#[test]
fn values_cross_two_thousand_levels_deep() -> Done {
    for depth in [31, 32, 33, 64, 65, 2000, 2048] {
        let back: Tree = through(tree(depth))?;
        assert_eq!(innermost(&back), (depth, [1, 2, 3].as_slice()));
    }
    Ok(())
}

#[test]
fn deeper_values_are_errors_that_name_the_place() -> Done {
    for depth in [2049, 2050, 2500] {
        let holder = Object::new();
        let error = holder.set("value", tree(depth)).unwrap_err();
        assert_eq!(error.name(), "RangeError");
        assert!(error.message().starts_with("property value: "), "{error}");
        assert!(error.message().ends_with(": nested too deep"), "{error}");
        assert!(error.message().len() < 400, "{error}");

        let objects = Object::new();
        objects.set("value", tree(2))?;
        let mut object: Object = objects.get("value")?;
        for _ in 2..depth {
            object = chain(&object)?;
        }
        objects.set("value", object)?;
        let error = objects.get::<Tree>("value").unwrap_err();
        assert_eq!(error.name(), "RangeError");
        assert!(error.message().starts_with("property value: "), "{error}");
        assert!(error.message().ends_with(": nested too deep"), "{error}");
        assert!(error.message().len() < 400, "{error}");
    }
    Ok(())
}

/// An object like a tree whose only child is this one.
fn chain(inner: &Object) -> Result<Object, JsError> {
    let object = Object::new();
    object.set("bytes", inner.get::<Object>("bytes")?)?;
    object.set("children", Object::from_array(&[inner])?)?;
    Ok(object)
}

/// Every level has three children, of which the middle one goes on.
#[test]
fn what_lies_beside_deep_values_keeps_its_order() -> Done {
    let leaf = |n: u8| Tree {
        bytes: vec![n],
        children: vec![],
    };
    let wide = (0..200).fold(leaf(0), |inner, n| Tree {
        bytes: vec![n],
        children: vec![leaf(1), inner, leaf(2)],
    });
    assert_eq!(through::<_, Tree>(wide.clone())?, wide);
    assert_eq!(
        through::<_, (Vec<Tree>, u8)>((vec![wide.clone(), wide.clone()], 7))?,
        (vec![wide.clone(), wide], 7)
    );
    Ok(())
}

#[test]
fn a_wrong_value_deep_inside_is_named() -> Done {
    let objects = Object::new();
    objects.set("value", tree(2))?;
    let mut object: Object = objects.get("value")?;
    object
        .get::<Object>("children")?
        .get::<Object>("0")?
        .set("bytes", 5)?;
    for _ in 0..100 {
        object = chain(&object)?;
    }
    objects.set("value", object)?;
    let error = objects.get::<Tree>("value").unwrap_err().to_string();
    assert!(error.starts_with("property value: …: "), "{error}");
    assert!(
        error.ends_with(": element 0: field bytes: expected a Uint8Array, found 5 (number)"),
        "{error}"
    );
    Ok(())
}

/// Twice in itself: to go down one way first would not end either where the other begins again at each level.
#[test]
fn an_object_that_contains_itself_twice_is_an_error() -> Done {
    let objects = Object::new();
    objects.set("value", tree(1))?;
    let object: Object = objects.get("value")?;
    object.set("children", Object::from_array(&[&object, &object])?)?;
    let error = objects.get::<Tree>("value").unwrap_err();
    assert_eq!(error.name(), "RangeError");
    assert!(error.message().ends_with(": nested too deep"), "{error}");
    object.delete("children")?;
    Ok(())
}

#[test]
fn an_open_enum_lets_others_in() -> Done {
    assert_eq!(through::<_, Align>(Align::Left)?, Align::Left);
    let object = Object::new();
    object.set("align", "top")?;
    assert_eq!(object.get::<Align>("align")?, Align::Other("top".into()));
    object.set("align", Align::Left)?;
    assert_eq!(object.get::<String>("align")?, "left");
    object.set("align", 1)?;
    assert_eq!(
        object.get::<Align>("align").unwrap_err().to_string(),
        "property align: expected a string, found 1 (number)"
    );
    Ok(())
}
