export default { name: "data" };
