export const intake = {
  search: {
    label: 'Who is calling',
    placeholder: 'Name, phone, street or device id',
    help: 'The whole phone number, or a part of the name. / comes back here.',
    none: 'Nobody found for “{q}”',
    noneHelp: 'Check the number: it has to be complete. Or search by name or street.',
    results: '{n} found',
    change: 'Another elder',
  },
  order: { title: 'New order', pick: 'Find the elder who is calling', pickHelp: 'Type the number or the name on the left. The order form appears here, with price and time before you place it.' },
  recent: { title: 'Orders of this elder', empty: 'No orders yet' },
  web: { title: 'Web orders waiting', empty: 'No web order waits', emptyHelp: 'Orders of families and elders on the web appear here. Target 3 minutes, limit 30.', take: 'Take' },
};
