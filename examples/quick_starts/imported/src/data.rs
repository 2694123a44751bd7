//! Packages that compute and store.

use jsi_runtime::{Any, Callback, JsError, JsIterator, Object};

use crate::axios::{Axios, AxiosRequestConfig, JsAxios};
use crate::cytoscape::{
    CollectionReturnValue, CoreGraphManipulation, Cytoscape, CytoscapeOptions, ElementDefinition,
    JsCytoscape,
};
use crate::d3::{D3Scale, JsD3Scale, NumberValue, ScaleContinuousNumeric};
use crate::dexie::{Dexie, JsDexie, Table2, Version};
use crate::idb::{
    IDBPDatabase, IDBPDatabaseCountKey, IDBValidKey, Idb, JsIDBPDatabase, JsIDBPTransaction,
    JsIDBVersionChangeEvent, JsIdb, OpenDBCallbacks,
};
use crate::leaflet::{JsLeaflet, LatLng, Leaflet};
use crate::print;
use crate::three::{JsMatrix4, JsVector3, Matrix4, Vector3, Vector3Like};

/// The address of a request.
pub fn axios() -> Result<(), JsError> {
    let client = JsAxios::new(None)?;
    let config = AxiosRequestConfig::<Any, Any> {
        base_url: Some("https://example.com".to_owned()),
        url: Some("/users".to_owned()),
        ..AxiosRequestConfig::default()
    };
    print(&format!("axios: {}", client.get_uri(Some(&config))?))
}

/// A vector, moved by a matrix.
pub fn three() -> Result<(), JsError> {
    let vector = JsVector3::new(Some(3.0), Some(4.0), Some(0.0))?;
    let length = vector.length()?;
    let up = Vector3Like {
        x: 0.0,
        y: 0.0,
        z: 1.0,
    };
    let moved = JsMatrix4::new()?.make_translation_with_y(1.0, 1.0, 1.0)?;
    let result = vector.cross(&up)?.apply_matrix4(&moved)?;
    print(&format!(
        "three: length {length}, at {} {} {}",
        result.x()?,
        result.y()?,
        result.z()?
    ))
}

/// A scale from hours to points.
pub fn d3() -> Result<(), JsError> {
    let domain = [0.0, 24.0].map(NumberValue::from);
    let scale = JsD3Scale.scale_linear_iterable::<f64, f64>(
        JsIterator::new(domain),
        JsIterator::new([0.0, 480.0]),
    )?;
    let at = scale.call_with(6.0)?;
    print(&format!(
        "d3-scale: {}, ticks {:?}",
        at.to::<f64>()?,
        scale.ticks(Some(4.0))?
    ))
}

/// The distance of two towns.
pub fn leaflet() -> Result<(), JsError> {
    let berlin = JsLeaflet.lat_lng(52.52, 13.405, None)?;
    let hamburg = JsLeaflet.lat_lng(53.55, 9.993, None)?;
    let metres = berlin.distance_to_with(hamburg)?;
    print(&format!("leaflet: {:.0} km", metres / 1000.0))
}

/// A graph that is not drawn.
pub fn cytoscape() -> Result<(), JsError> {
    let element = |names: &[(&str, &str)]| -> Result<ElementDefinition, JsError> {
        let data = Object::new();
        for (key, value) in names {
            data.set(key, *value)?;
        }
        Ok(ElementDefinition::new(data))
    };
    let elements = vec![
        element(&[("id", "a")])?,
        element(&[("id", "b")])?,
        element(&[("source", "a"), ("target", "b")])?,
    ];
    let graph = JsCytoscape.cytoscape(Some(CytoscapeOptions {
        headless: Some(true),
        elements: Some(elements.into()),
        ..CytoscapeOptions::default()
    }))?;
    let all = graph.elements(None)?.size()?;
    print(&format!("cytoscape: {all} elements"))
}

/// A value in IndexedDB.
pub async fn idb() -> Result<(), JsError> {
    JsIdb.delete_db("notes", None).await?;
    let upgrade = Callback::new(
        |database: JsIDBPDatabase,
         _: f64,
         _: Option<f64>,
         _: JsIDBPTransaction<_>,
         _: JsIDBVersionChangeEvent|
         -> Result<(), JsError> {
            database.create_object_store(&"texts".to_owned(), None)?;
            Ok(())
        },
    );
    let callbacks = OpenDBCallbacks::default().upgrade(upgrade.into_js());
    let database = JsIdb.open_db("notes", Some(1.0), Some(&callbacks)).await?;
    let key = IDBPDatabaseCountKey::from(IDBValidKey::from("first"));
    let value = Any::from("kept");
    database.put("texts", &value, Some(&key)).await?;
    let found: String = database.get("texts", &key).await?.to()?;
    print(&format!("idb: {found}"))
}

/// A table of friends.
pub async fn dexie() -> Result<(), JsError> {
    let database = JsDexie::new("friends", None)?;
    database
        .version(1.0)?
        .stores(&[("friends".to_owned(), Some("++id".to_owned()))].into())?;
    let friends = database.table::<Object, f64, Object>("friends")?;
    friends.clear().await?;
    let ada = Object::new();
    ada.set("name", "Ada")?;
    friends.add(&ada, None).await?;
    print(&format!("dexie: {} friends", friends.count().await?))
}
