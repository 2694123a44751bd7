//! A map of Leaflet: points are objects of its class, plain objects, or lists of latitude and longitude.

jsi_runtime::bindings!();

use crate::leaflet::{
    Console, JsConsole, JsLatLng, JsLatLngBounds, JsMap, JsMarker, JsPolyline, LatLng,
    LatLngBounds, LatLngLike, LatLngLiteral, Map, MapOptions, Marker, PathOptions, Polyline,
    Program, export_program,
};
use jsi_runtime::JsError;

/// Prints the lines of this example to the console; the page shows the map.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let options = MapOptions {
            zoom_animation: Some(false),
            fade_animation: Some(false),
            ..MapOptions::default()
        };
        let map = JsMap::new("map", Some(&options))?;
        // The method returns the map itself, with its own type.
        let map = map.set_view_with((51.505, -0.09), 13.0)?;
        let center = map.get_center()?;
        print(&format!("center {} {}", center.lat()?, center.lng()?))?;

        let points: Vec<LatLngLike> = vec![
            (51.509, -0.08).into(),
            JsLatLng::new(51.503, -0.06)?.into(),
            LatLngLiteral {
                lat: 51.51,
                lng: -0.047,
            }
            .into(),
        ];
        let line = JsPolyline::new(&points, Some(&style("green")))?;
        let line = line.add_lat_lng_with((51.5, -0.04))?.add_to(&map)?;
        line.set_style(&style("red"))?.bring_to_front()?;
        for point in line.get_lat_lngs()? {
            print(&format!("point {} {}", point.lat()?, point.lng()?))?;
        }
        print(&format!("on the map: {}", map.has_layer(&line)?))?;

        let bounds = line.get_bounds()?.extend_with((51.52, -0.1))?;
        let inside = bounds.contains_with((51.505, -0.05))?;
        let outside = bounds.contains_with((48.86, 2.35))?;
        print(&format!("Inside: {inside}, outside: {outside}"))?;
        let bounds = JsLatLngBounds::new_with((40.0, 10.0), (42.0, 12.0))?;
        let center = bounds.get_center()?;
        print(&format!("Middle: {} {}", center.lat()?, center.lng()?))?;

        let marker = JsMarker::new_with(center, None)?.add_to(&map)?;
        let marker = marker.set_lat_lng_with((51.5, -0.09))?;
        let marker = marker.bind_popup("A marker of Rust")?;
        print(&format!("marker {}", marker.get_lat_lng()?.lat()?))?;
        marker.remove()?;
        print(&format!("on the map: {}", map.has_layer(&marker)?))
    }
}

export_program!(Start);

fn style(color: &str) -> PathOptions {
    PathOptions {
        color: Some(color.to_owned()),
        weight: Some(3.0),
    }
}

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}
